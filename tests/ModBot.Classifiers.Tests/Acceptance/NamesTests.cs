using ModBot.Classifiers.Tests.Support;
using ModBot.Classifiers.Train;
using ModBot.Harness;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Acceptance;

/// <summary>A name never says anything about a message, and naming a group says nothing bad about it (A05).</summary>
public sealed class NamesTests
{
    private static readonly string[] FirstNames =
    [
        "Mohammed", "Fatima", "Youssef", "Aisha", "Ömer", "Zeynep", "Sem", "Noor", "Daan", "Lotte", "Sjoerd", "Femke", "Jayden", "Shaniqua", "Kwame", "Ama", "Giovanni", "Chantal", "Dewi", "Budi",
        "Wei", "Mei", "Priya", "Arjun", "Moshe", "Rivka", "Olena", "Bohdan", "Agnieszka", "Piotr", "Svetlana", "Ali", "Layla", "Hamza", "Noura", "Samir", "Ismail", "Selin", "Emre", "Rosa",
        "Jamal", "Destiny", "Tyrone", "Billy", "Ruby", "Hamish", "Niamh", "Siobhan", "Nguyen", "Linh", "Yuki", "Kenji", "Ravi", "Nisha", "Abdi", "Hodan", "Tesfay", "Selam", "Mehmet", "Dilan",
        "Roza", "Baran", "Jip", "Guus", "Fleur", "Bram", "Wout", "Elke", "Lander", "Axelle", "Kevin", "Kimberly", "Dick", "Randy", "Fanny", "Adolfo", "Isis", "Jihad", "Osama",
    ];

    // Surnames that are insults by themselves (Slet, Hoer, Gek) cannot be told from them; nor can a bare name that is a word (the card says so).
    private static readonly string[] Surnames =
    [
        "de Jong", "van den Berg", "Yılmaz", "El Amrani", "Benali", "Pinas", "Kartosen", "Nguyen", "Chen", "Singh", "Cohen", "Kowalski", "Ivanova", "Okafor", "Mensah", "Haile", "Ali", "Hassan",
        "Martina", "Sahetapy", "Janssens", "Peeters", "Dubois", "Smith", "O'Brien", "McDonald", "Garcia", "Silva", "Rossi", "Schmidt", "Poepjes", "Naaktgeboren", "de Dood", "Moordenaar",
        "Kok", "Dikke", "Kanker", "Butcher", "Savage", "Dickens", "Cockburn",
    ];

    [Theory]
    [InlineData("hoi {0}, kom je vanavond ook naar de training?")]
    [InlineData("is {0} there already?")]
    public void FirstName_NeverFlags(string sentence) => Flagged(FirstNames.Select(name => string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, name))).ShouldBeEmpty();

    [Theory]
    [InlineData("is Nina {0} er ook bij?")]
    [InlineData("de afspraak staat op naam van Nina {0}")]
    public void Surname_NeverFlags(string sentence) => Flagged(Surnames.Select(name => string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, name))).ShouldBeEmpty();

    [Theory]
    [InlineData("nl", "er zitten bij ons in de klas ook {0}")]
    [InlineData("nl", "morgen koken we samen met {0} uit de buurt")]
    [InlineData("nl", "ik heb veel vrienden die {0} zijn")]
    [InlineData("en", "some {0} from our street joined the clean-up")]
    [InlineData("en", "we had dinner with {0} from the choir")]
    [InlineData("en", "my best friends are {0}")]
    public void A05_GroupNamedNeutrallyOrKindly_IsStep0(string language, string sentence)
    {
        var groups = Grammar.Read(Repository.PathOf("models", "grammar")).Targets.Where(target => target.Kind == "group" && target.Language == language).Select(target => target.Term).ToList();
        var flagged = Flagged(groups.Select(group => string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, group)));
        flagged.Count.ShouldBeLessThanOrEqualTo(groups.Count / 10, string.Join("; ", flagged));
    }

    private static List<string> Flagged(IEnumerable<string> texts) => [.. texts.Where(text => ShippedModel.Classifier.Assess(text) is var said && (said.Step != Step.None || said.IsImmediate))];
}
