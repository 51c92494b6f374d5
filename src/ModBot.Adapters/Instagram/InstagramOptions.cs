using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace ModBot.Adapters.Instagram;

/// <summary>How the token was got: it decides which of Meta's hosts is spoken to.</summary>
public enum InstagramLogin
{
    /// <summary>By signing in with the Instagram account itself.</summary>
    Instagram = 0,

    /// <summary>By signing in with Facebook, for an account that is linked to a Page; the token is the Page's.</summary>
    Facebook,
}

/// <summary>A connection to a professional Instagram account. Section <c>Instagram</c>.</summary>
public sealed partial class InstagramOptions : IValidatableObject
{
    private const int ShortestVerifyToken = 16;

    /// <summary>The long-lived access token of the account. Default: none, and then there is no connection. Keep it out of files that others read: <c>MODBOT_Instagram__Token</c>.</summary>
    public string? Token { get; set; }

    /// <summary>How the token was got: <c>Instagram</c>, or <c>Facebook</c> for a Page token. Default Instagram.</summary>
    [EnumDataType(typeof(InstagramLogin))]
    public InstagramLogin Login { get; set; }

    /// <summary>Address of the Graph API. Default: that of the login, https://graph.instagram.com or https://graph.facebook.com.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Version of the Graph API. Default v25.0.</summary>
    [Required]
    public string Version { get; set; } = "v25.0";

    /// <summary>The secret of the app, with which Meta signs what it brings. Default: none, and then nothing is taken that is brought; comments are read by asking all the same. Keep it as safe as the token.</summary>
    public string? AppSecret { get; set; }

    /// <summary>A word of your own, at least 16 characters, that you also type in Meta's settings of the webhook. Default: none, and then there is no webhook.</summary>
    public string? VerifyToken { get; set; }

    /// <summary>How often ModBot asks for new comments, in seconds, 15–3600. Default 60. Meta counts the calls; one a minute is well within what a small account may ask.</summary>
    [Range(15, 3600)]
    public int PollSeconds { get; set; } = 60;

    /// <summary>How many of the newest posts are asked about, 1–100. Default 25. A webhook brings comments under older ones too.</summary>
    [Range(1, 100)]
    public int Posts { get; set; } = 25;

    /// <summary>Whether there is a connection.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Token);

    /// <summary>Whether Meta brings comments by itself.</summary>
    public bool HasWebhook => !string.IsNullOrEmpty(AppSecret) && !string.IsNullOrEmpty(VerifyToken);

    /// <summary>Where the Graph API is, without a slash at its end.</summary>
    internal string Address => string.IsNullOrEmpty(BaseUrl) ? Login == InstagramLogin.Instagram ? "https://graph.instagram.com" : "https://graph.facebook.com" : BaseUrl.TrimEnd('/');

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // What is wrong is said without the value: a token can stand in any of them.
        if (IsOn && Token!.Any(sign => sign is <= ' ' or > '~')) yield return new ValidationResult("Token must be the access token as Meta shows it, without spaces or line breaks.", [nameof(Token)]);
        if (!IsOn && (AppSecret is not null || VerifyToken is not null)) yield return new ValidationResult("Token is missing: AppSecret and VerifyToken do nothing without it.", [nameof(Token)]);
        if (!VersionShape().IsMatch(Version)) yield return new ValidationResult("Version must look like v25.0.", [nameof(Version)]);
        if (!string.IsNullOrEmpty(BaseUrl) && !IsAddress(BaseUrl)) yield return new ValidationResult("BaseUrl must be an https address without a path; http only for this machine itself.", [nameof(BaseUrl)]);
        if (VerifyToken is { Length: < ShortestVerifyToken }) yield return new ValidationResult($"VerifyToken must have at least {ShortestVerifyToken} characters; make it up, and type the same in Meta's settings of the webhook.", [nameof(VerifyToken)]);
        if (!string.IsNullOrEmpty(VerifyToken) && string.IsNullOrEmpty(AppSecret)) yield return new ValidationResult("AppSecret is missing: without it nobody can tell whether Meta brings something or somebody else.", [nameof(AppSecret)]);
    }

    // The token goes there, so the way must be closed; a stand-in on this machine is no way at all.
    private static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback));

    [GeneratedRegex(@"^v[1-9][0-9]{0,2}\.[0-9]\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionShape();
}
