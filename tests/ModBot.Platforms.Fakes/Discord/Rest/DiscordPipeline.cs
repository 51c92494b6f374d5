using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>Takes every call the same way: headers, limits and planned faults, the form, the rights, the answer.</summary>
internal sealed class DiscordPipeline(DiscordWorld world, DiscordAccess access, RateLimits limits, FaultPlan faults, bool passesOverUnknown)
{
    private readonly Dictionary<string, int> calls = new(StringComparer.Ordinal);

    /// <summary>How often each route was called, by method and template.</summary>
    public IReadOnlyDictionary<string, int> Calls
    {
        get
        {
            lock (world.Gate) return new Dictionary<string, int>(calls, StringComparer.Ordinal);
        }
    }

    /// <summary>How many calls came with no token or a wrong one.</summary>
    public int Unauthorized { get; private set; }

    /// <summary>Adds a route.</summary>
    /// <param name="app">The server.</param>
    /// <param name="route">The method and the template, as in the official description.</param>
    /// <param name="handle">Answers it, with the gate of the world held.</param>
    /// <param name="interaction">Whether the token of an interaction in the path takes the place of the bot's own.</param>
    public void Map(IEndpointRouteBuilder app, string route, Func<DiscordCall, DiscordReply> handle, bool interaction = false)
    {
        var (method, template) = (route[..route.IndexOf(' ', StringComparison.Ordinal)], route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        app.MapMethods($"/api/v10{template}", [method], context => RunAsync(context, route, handle, interaction));
    }

    /// <summary>Answers what is no route.</summary>
    public static Task MissingAsync(HttpContext context)
    {
        var known = context.Request.Path.StartsWithSegments("/api/v10", StringComparison.OrdinalIgnoreCase);
        return WriteAsync(context, known ? 404 : 400, known ? DiscordRefusal.NotFound().Body() : new JsonObject { ["message"] = "Invalid API version", ["code"] = 50041 });
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonNode? body)
    {
        context.Response.StatusCode = status;
        // A content type without content makes clients read what is not there.
        if (body is null) return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }

    private async Task RunAsync(HttpContext context, string route, Func<DiscordCall, DiscordReply> handle, bool interaction)
    {
        lock (world.Gate) calls[route] = calls.GetValueOrDefault(route) + 1;
        var planned = faults.Next(route);
        if (planned is { } early && await FailsBeforeAsync(context, early)) return;
        if (!CallReader.IsUserAgent(context.Request.Headers.UserAgent.ToString()))
        {
            await WriteAsync(context, 403, new JsonObject { ["message"] = "internal network error", ["code"] = 40333 });
            return;
        }

        if (!interaction && route != "GET /gateway" && !IsAuthorized(context))
        {
            await WriteAsync(context, 401, DiscordRefusal.Unauthorized().Body());
            return;
        }

        if (!await limits.AllowsAsync(context, route, interaction)) return;
        var reply = await AnswerAsync(context, route, handle);
        if (planned is { } late && await FailsAfterAsync(context, late.Fault)) return;
        await WriteAsync(context, reply.Status, reply.Body);
    }

    private async Task<DiscordReply> AnswerAsync(HttpContext context, string route, Func<DiscordCall, DiscordReply> handle)
    {
        try
        {
            var call = await CallReader.ReadAsync(context.Request, route, passesOverUnknown);
            DiscordReply reply;
            lock (world.Gate) reply = handle(call);
            world.Touch();
            return reply;
        }
        catch (DiscordRefusal refusal)
        {
            return new DiscordReply(refusal.Status, refusal.Body());
        }
    }

    private bool IsAuthorized(HttpContext context)
    {
        const string Scheme = "Bot ";
        var header = context.Request.Headers.Authorization.ToString();
        lock (world.Gate)
        {
            if (header.StartsWith(Scheme, StringComparison.Ordinal) && access.Matches(header[Scheme.Length..])) return true;
            Unauthorized++;
            return false;
        }
    }

    private async Task<bool> FailsBeforeAsync(HttpContext context, (Fault Fault, TimeSpan RetryAfter) planned)
    {
        switch (planned.Fault)
        {
            case Fault.TooManyRequests or Fault.TooManyGlobally or Fault.TooManyShared:
                await limits.RefuseAsync(context, planned.Fault, planned.RetryAfter);
                return true;
            case Fault.ServerError:
                await WriteAsync(context, 500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 });
                return true;
            case Fault.CutBefore:
                context.Abort();
                return true;
            default:
                return false;
        }
    }

    private static async Task<bool> FailsAfterAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.BadGatewayAfterApplying:
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><head><title>502 Bad Gateway</title></head></html>");
                return true;
            case Fault.CutAfterApplying:
                context.Abort();
                return true;
            case Fault.SilentAfterApplying:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            default:
                return false;
        }
    }
}
