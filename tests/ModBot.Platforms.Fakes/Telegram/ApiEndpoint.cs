using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Answers <c>/bot{token}/{method}</c>.</summary>
internal sealed class ApiEndpoint(World world, ApiMethods methods, FaultPlan faults)
{
    /// <summary>Answers a call, or lets it go wrong as the plan of faults says.</summary>
    public async Task AnswerAsync(HttpContext context, string token, string name)
    {
        var call = new ApiCall(new ApiMethod(name, [], new Dictionary<string, ApiField>(StringComparer.Ordinal)), []);
        Fault? fault = null;
        try
        {
            if (token != world.Token) throw new ApiRefusal(401, "Unauthorized");
            if (!HttpMethods.IsPost(context.Request.Method) && !HttpMethods.IsGet(context.Request.Method)) throw new ApiRefusal(405, "Method Not Allowed");
            if (!ApiFacts.Methods.TryGetValue(name, out var method)) throw new ApiRefusal(404, "Not Found: method not found");
            call = call with { Method = method };
            if (faults.Next(method.Name) is { } struck)
            {
                fault = struck.Fault;
                if (fault is Fault.TooManyRequests or Fault.TooManyGlobally or Fault.TooManyShared) throw ApiRefusal.TooMany(struck.RetryAfter);
                if (fault is Fault.ServerError) throw new ApiRefusal(500, "Internal Server Error: restart");
                if (fault is Fault.CutBefore)
                {
                    context.Abort();
                    return;
                }
            }

            call = call with { Parameters = ApiShape.Call(method, await RequestParameters.ReadAsync(context.Request, context.RequestAborted), world.Options.Lenient) };
            var result = await methods.RunAsync(call, context.RequestAborted);
            Note(call, 200);
            await AnswerAsync(context, new JsonObject { ["ok"] = true, ["result"] = result }, 200, fault);
        }
        catch (ApiRefusal refusal)
        {
            Note(call, refusal.Code);
            await RefuseAsync(context, refusal, fault);
        }
    }

    private void Note(ApiCall call, int code)
    {
        lock (world.Gate) world.Calls.Add(new CallRecord(call.Method.Name, (JsonObject)call.Parameters.DeepClone(), code, world.Clock.GetUtcNow()));
        world.Touch();
    }

    private static Task RefuseAsync(HttpContext context, ApiRefusal refusal, Fault? fault)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = refusal.Code, ["description"] = refusal.Message };
        if (refusal.RetryAfter is { } seconds)
        {
            body["parameters"] = new JsonObject { ["retry_after"] = seconds };
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (refusal.MigrateTo is { } successor) body["parameters"] = new JsonObject { ["migrate_to_chat_id"] = successor };
        return AnswerAsync(context, body, refusal.Code, fault);
    }

    private static async Task AnswerAsync(HttpContext context, JsonObject body, int code, Fault? fault)
    {
        switch (fault)
        {
            case Fault.CutAfterApplying:
                context.Abort();
                return;
            case Fault.SilentAfterApplying:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            case Fault.BadGatewayAfterApplying:
                (body, code) = (new JsonObject { ["ok"] = false, ["error_code"] = 502, ["description"] = "Bad Gateway" }, 502);
                break;
            default:
                break;
        }

        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(), Encoding.UTF8, context.RequestAborted);
    }
}
