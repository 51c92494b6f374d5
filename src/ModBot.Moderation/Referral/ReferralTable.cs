using System.Globalization;
using System.Text.RegularExpressions;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Referral;

/// <summary>Reads <c>organisations.tsv</c>, the referral table of DOMAIN §6 as data, and <c>routes.tsv</c>, which of them come first for what.</summary>
internal static partial class ReferralTable
{
    public const string OrganisationsFile = "organisations.tsv";

    public const string RoutesFile = "routes.tsv";

    public const string OrganisationsHeading = "id\tname\tfor_nl\tfor_en\tcontact_nl\tcontact_en\thours_nl\thours_en\turl\tsure\tcontact_sure\thours_sure\tchecked_on";

    public const string RoutesHeading = "sign\tname\torganisations";

    /// <exception cref="FormatException">A row is wrong; the message names the line.</exception>
    public static IReadOnlyList<Organisation> ParseOrganisations(string text)
    {
        var known = new List<Organisation>();
        foreach (var row in TsvData.Parse(OrganisationsFile, text, OrganisationsHeading))
        {
            var fields = row.Fields;
            if (!Id().IsMatch(fields[0]) || known.Exists(other => other.Id == fields[0])) throw row.Error($"{fields[0]} is no id, or stands there twice.");
            if ((fields[6] == "-") != (fields[7] == "-")) throw row.Error("the hours are there in one language only.");
            known.Add(new Organisation
            {
                Id = fields[0],
                Name = fields[1],
                For = new LocalizedText(fields[2], fields[3]),
                Contact = new LocalizedText(fields[4], fields[5]),
                Hours = fields[6] == "-" ? null : new LocalizedText(fields[6], fields[7]),
                Url = Url().IsMatch(fields[8]) ? fields[8] : throw row.Error($"{fields[8]} is no address without a scheme."),
                Sure = CertaintyOf(row, fields[9]),
                ContactSure = CertaintyOf(row, fields[10]),
                HoursSure = CertaintyOf(row, fields[11]),
                CheckedOn = DateOnly.TryParseExact(fields[12], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw row.Error($"{fields[12]} is no day."),
            });
        }

        return known;
    }

    /// <exception cref="FormatException">A row is wrong; the message names the line.</exception>
    public static IReadOnlyDictionary<(string Sign, string Name), IReadOnlyList<string>> ParseRoutes(string text, IReadOnlyCollection<string> known)
    {
        var routes = new Dictionary<(string, string), IReadOnlyList<string>>();
        foreach (var row in TsvData.Parse(RoutesFile, text, RoutesHeading))
        {
            var (sign, name) = (row.Fields[0], row.Fields[1]);
            var isTerm = sign switch
            {
                "form" => LadderNames.TryParse<Form>(name, out _),
                "flag" => LadderNames.TryParse<Flag>(name, out _),
                "step" => LadderNames.TryParse<Step>(name, out _),
                _ => false,
            };
            if (!isTerm) throw row.Error($"{sign} {name} is no sign.");
            var ids = row.Fields[2].Split(',');
            if (ids.FirstOrDefault(id => !known.Contains(id)) is { } unknown) throw row.Error($"{unknown} is no organisation.");
            if (!routes.TryAdd((sign, name), ids)) throw row.Error($"{sign} {name} stands there twice.");
        }

        return routes;
    }

    private static Certainty CertaintyOf(TsvRow row, string name) => name switch
    {
        "A" => Certainty.A,
        "B" => Certainty.B,
        "C" => Certainty.C,
        _ => throw row.Error($"{name} is no certainty."),
    };

    [GeneratedRegex("^[a-z][a-z_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex("^[a-z0-9.-]+\\.[a-z]+(/[a-z0-9/-]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Url();
}
