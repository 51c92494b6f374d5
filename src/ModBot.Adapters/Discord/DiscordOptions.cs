using System.ComponentModel.DataAnnotations;

namespace ModBot.Adapters.Discord;

/// <summary>Settings of the connection to Discord. Section <c>Discord</c>; without a token there is no connection.</summary>
public sealed class DiscordOptions : IValidatableObject
{
    /// <summary>Where Discord's API is.</summary>
    public const string DefaultApiBase = "https://discord.com/api";

    /// <summary>The usual name of the connection.</summary>
    public const string DefaultName = "discord";

    /// <summary>The bot's token, from the page <em>Bot</em> of the developer portal. A secret: it is never logged and sent to <see cref="ApiBase"/> and its gateway only.</summary>
    /// <value>Empty; must be set.</value>
    [Required, StringLength(200, MinimumLength = 1), RegularExpression("^[A-Za-z0-9._~+/=-]+$", ErrorMessage = "The token has characters that no token of Discord has.")]
    public string Token { get; set; } = "";

    /// <summary>Address of the API, without a version and without a slash at the end. Plain http is taken for this machine only.</summary>
    /// <value><see cref="DefaultApiBase"/>.</value>
    [Required]
    public string ApiBase { get; set; } = DefaultApiBase;

    /// <summary>Number of gateway connections, 0–1,000. 0: as many as Discord advises, which is 1 for up to about a thousand servers.</summary>
    /// <value>0.</value>
    [Range(0, 1000)]
    public int Shards { get; set; }

    /// <summary>Name of the connection: 1–40 of a–z, 0–9 and '-'. It is part of the key of every message, so it must not change later.</summary>
    /// <value><see cref="DefaultName"/>.</value>
    [Required, RegularExpression("^[a-z0-9-]{1,40}$")]
    public string Name { get; set; } = DefaultName;

    /// <summary>Whether there is a connection: a token was given.</summary>
    public bool IsOn => Token.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var isUri = Uri.TryCreate(ApiBase, UriKind.Absolute, out var address);
        if (!isUri || (address!.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            yield return new ValidationResult($"ApiBase '{ApiBase}' must be an https address, or http on this machine.", [nameof(ApiBase)]);
    }
}
