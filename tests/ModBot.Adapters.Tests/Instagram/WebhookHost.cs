using System.Net;
using System.Net.Sockets;
using ModBot.Adapters.Instagram;

namespace ModBot.Adapters.Tests.Instagram;

/// <summary>An address to which Meta can bring comments, which hands them to an adapter.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly InstagramAdapter adapter;
    private readonly InstagramOptions options;
    private readonly Task serving;

    private WebhookHost(HttpListener listener, string url, InstagramAdapter adapter, InstagramOptions options)
    {
        (this.listener, Url, this.adapter, this.options) = (listener, url, adapter, options);
        serving = Task.Run(ServeAsync);
    }

    public string Url { get; }

    public static Task<WebhookHost> StartAsync(InstagramAdapter adapter, InstagramOptions options)
    {
        // Another test may have taken the port meanwhile.
        while (true)
        {
            var port = FreePort();
            var hearing = new HttpListener();
            hearing.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                hearing.Start();
                return Task.FromResult(new WebhookHost(hearing, $"http://127.0.0.1:{port}/instagram", adapter, options));
            }
            catch (HttpListenerException)
            {
                hearing.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.HttpMethod == "GET")
        {
            var answer = InstagramWebhook.Answer(options, request.QueryString["hub.mode"], request.QueryString["hub.verify_token"], request.QueryString["hub.challenge"]);
            response.StatusCode = answer is null ? 403 : 200;
            if (answer is not null) response.OutputStream.Write(System.Text.Encoding.ASCII.GetBytes(answer));
            response.Close();
            return;
        }

        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        response.StatusCode = 401;
        if (InstagramWebhook.IsGenuine(options, body.ToArray(), request.Headers[InstagramWebhook.SignatureHeader]) && InstagramWebhook.Read(body.ToArray()) is { } delivery)
        {
            try
            {
                await adapter.DeliverAsync(delivery, CancellationToken.None);
                response.StatusCode = 200;
            }
            catch (OperationCanceledException)
            {
                response.StatusCode = 503;
            }
        }

        response.Close();
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }
}
