using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>Answers every path of the Graph API, or lets a call go wrong as the plan of faults says.</summary>
internal sealed class GraphEndpoint(InstagramWorld world, FaultPlan faults)
{
    private readonly GraphRoutes routes = new(world);
    private int traces;

    /// <summary>Answers a call.</summary>
    public async Task AnswerAsync(HttpContext context, string? path)
    {
        var answer = new Answer();
        GraphRequest? call = null;
        try
        {
            call = await GraphRequest.ReadAsync(context.Request, path ?? string.Empty, begun => call = begun);
            var token = CheckToken(call);
            call.CheckVersion(world.Options.Version, needsOne: !routes.IsAboutTokens(call));
            Take(call, answer);
            Strike(call, answer);
            if (answer.Fault is not Fault.CutBefore) answer.Body = routes.Run(call, token);
        }
        catch (GraphRefusal refusal)
        {
            answer.Refusal = refusal;
        }

        if (answer.Fault is Fault.CutBefore or Fault.CutAfterApplying or Fault.SilentAfterApplying) Note(call!, 0, 0);
        else Note(call!, answer.Fault is Fault.BadGatewayAfterApplying ? 502 : answer.Refusal?.Status ?? 200, answer.Refusal?.Code ?? 0);
        await WriteAsync(context, call!, answer);
    }

    private TokenState CheckToken(GraphRequest call)
    {
        lock (world.Gate)
        {
            var token = world.Tokens.Check(call.Token);
            if (call.Text("appsecret_proof") is { } proof) world.Tokens.CheckProof(token.Value, proof);
            return token;
        }
    }

    /// <summary>Messages have limits of their own; tokens have none.</summary>
    private void Take(GraphRequest call, Answer answer)
    {
        lock (world.Gate)
        {
            answer.TellsUsage = true;
            if (call.Edge != "messages" && !routes.IsAboutTokens(call)) world.Usage.Take();
        }
    }

    private void Strike(GraphRequest call, Answer answer)
    {
        if (faults.Next(routes.NameOf(call)) is not { } struck) return;
        answer.Fault = struck.Fault;
        switch (struck.Fault)
        {
            case Fault.TooManyRequests:
                throw GraphRefusal.Throttled(world.Options.ThrottleStatus, struck.RetryAfter);
            case Fault.TooManyGlobally:
                answer.IsAppFull = true;
                throw GraphRefusal.AppThrottled();
            case Fault.TooManyShared:
                throw GraphRefusal.UserThrottled();
            case Fault.ServerError:
                throw GraphRefusal.Broken();
            default:
                break;
        }
    }

    private void Note(GraphRequest call, int status, int code)
    {
        lock (world.Gate) world.Note(new GraphCall(call.Method, call.Shown, world.Clock.GetUtcNow(), status, code));
    }

    private async Task WriteAsync(HttpContext context, GraphRequest call, Answer answer)
    {
        switch (answer.Fault)
        {
            case Fault.CutBefore or Fault.CutAfterApplying:
                context.Abort();
                return;
            case Fault.SilentAfterApplying:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            case Fault.BadGatewayAfterApplying:
                // What comes from in between is no JSON.
                context.Response.StatusCode = 502;
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync("<!DOCTYPE html><title>502</title><p>Bad Gateway", Encoding.UTF8, context.RequestAborted);
                return;
            default:
                break;
        }

        var trace = string.Create(CultureInfo.InvariantCulture, $"AStandIn{Interlocked.Increment(ref traces):D6}");
        var headers = context.Response.Headers;
        var host = world.Options.Login is GraphLogin.Instagram ? "instagram" : "facebook";
        headers[$"{host}-api-version"] = call.Version ?? world.Options.Version;
        headers["x-fb-trace-id"] = trace;
        if (answer.TellsUsage) TellUsage(headers, answer);
        var body = answer.Body;
        if (answer.Refusal is { } refusal)
        {
            body = refusal.Body(world.Options.Login, trace);
            context.Response.StatusCode = refusal.Status;
            if (refusal.Status is 400 or 401 or 403) headers.WWWAuthenticate = $"OAuth \"Facebook Platform\" \"{(refusal.Code == 190 ? "invalid_token" : "invalid_request")}\" \"{Plain(refusal.Message)}\"";
        }

        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(GraphJson.Write(body!), Encoding.UTF8, context.RequestAborted);
    }

    private void TellUsage(IHeaderDictionary headers, Answer answer)
    {
        lock (world.Gate)
        {
            headers["X-Business-Use-Case-Usage"] = world.Usage.Header(world.AccountId, answer.Refusal?.RegainAfter);
            headers["X-App-Usage"] = UsageMeter.AppHeader(answer.IsAppFull ? 100 : world.Usage.Percent);
        }
    }

    /// <summary>A header can hold no more than this.</summary>
    private static string Plain(string text) => string.Concat(text.Select(each => each is '"' or < ' ' or > '~' ? '\'' : each));

    /// <summary>What a call comes to.</summary>
    private sealed class Answer
    {
        public JsonNode? Body { get; set; }

        public GraphRefusal? Refusal { get; set; }

        public Fault? Fault { get; set; }

        /// <summary>Whether the token was good, so that the headers can tell whose limit is how full.</summary>
        public bool TellsUsage { get; set; }

        public bool IsAppFull { get; set; }
    }
}
