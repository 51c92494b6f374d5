using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies.Lint;

/// <summary>Drafts as moderators write them on a good day: every template with its slots filled, and replies of their own.</summary>
internal static class FriendlyDrafts
{
    private static readonly Dictionary<string, string> Slots = new(StringComparer.Ordinal)
    {
        ["onderwerp"] = "voetbal",
        ["topic"] = "football",
        ["naam"] = "Noor",
        ["name"] = "Noor",
        ["buurt"] = "Zuidoost",
        ["area"] = "Zuidoost",
        ["tijd"] = "14.30 uur",
        ["time"] = "2.30 pm",
        ["nr"] = "3",
        ["reden"] = "het over een persoon ging",
        ["reason"] = "it was about a person",
        ["regel"] = "we praten met respect over elkaar",
        ["rule"] = "we speak about each other with respect",
        ["maatregel"] = "een dag pauze",
        ["measure"] = "a day's break",
        ["bron"] = "het RIVM",
        ["source"] = "the RIVM",
        ["link"] = "https://www.rivm.nl/onderwerpen",
        ["verhaal"] = "de buurvrouw bracht soep toen ik ziek was",
        ["story"] = "the woman next door brought soup when I was ill",
        ["bezwaar"] = "Antwoord hier",
        ["appeal"] = "Reply here",
        ["persoon"] = "Marieke van het buurthuis",
        ["person"] = "Marieke of the youth centre",
    };

    /// <summary>Every template in both languages, before the audience and at the step it is meant for.</summary>
    public static IEnumerable<(string Template, string Language, LintDraft Draft)> Templates() =>
        from template in ReplyLibrary.All
        from language in new[] { "nl", "en" }
        from audience in template.Audiences
        let filled = template.Fill(language, Slots)
        select (template.Id, language, Calm(filled.IsComplete ? filled.Text : throw new InvalidOperationException(template.Id), audience) with
        {
            Step = template.FromStep ?? Step.Negativity,
            TargetNames = ["Noor"],
            TargetConsents = template.Occasion == ReplyOccasion.Consent,
            ReporterNames = ["Robin van Dijk"],
            Message = LintExamples.Message,
            HarshWords = ["stomme", "zeuren"],
        });

    /// <summary>Replies that moderators wrote themselves.</summary>
    public static IEnumerable<LintDraft> Own => Lines(Public, ReplyAudience.Public).Concat(Lines(Author, ReplyAudience.Author)).Concat(Lines(Target, ReplyAudience.TargetPerson)).Concat(Lines(Bystander, ReplyAudience.Bystander));

    private static LintDraft Calm(string text, ReplyAudience audience) => new() { Text = text, Audience = audience, Step = Step.Bullying, SinceReveal = TimeSpan.FromSeconds(40), Age = TimeSpan.FromMinutes(8) };

    private static IEnumerable<LintDraft> Lines(string text, ReplyAudience audience) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Calm(line, audience));

    private const string Public = """
        Hoi allemaal, hou het een beetje fijn hier.
        Laten we het weer over de wedstrijd hebben.
        We praten hier met respect, ook als we het niet eens zijn.
        Oneens zijn mag, schelden niet.
        Even rustig aan, iedereen leest mee.
        Wie heeft er nog een leuk idee voor vrijdag?
        Zo gaan we hier niet met elkaar om. Doe je mee?
        Het bericht is weg. We gaan verder met het toernooi.
        Kritiek op het plan is prima, als je het netjes zegt.
        In deze groep telt iedereen mee.
        Iedereen mag hier zichzelf zijn.
        Alle meiden zijn vrijdag welkom bij de training.
        Jongens en meisjes, om zeven uur verzamelen bij de zaal.
        Vragen over geloof zijn welkom, mits met respect.
        Ik zie dat dit veel losmaakt. Neem gerust even pauze.
        Een grap is leuk als iedereen erom kan lachen.
        Dit bericht doet pijn bij mensen die hier meelezen.
        Dit gaat over gedrag, niet over wie je bent.
        Dat bericht was racistisch en past hier niet. Iedereen hoort erbij.
        Fijn dat jullie voor elkaar opkomen.
        Dank jullie wel voor de rust in de chat.
        Complimenten voor hoe jullie dit samen oplossen.
        We zijn hier om samen te gamen. Wie start een lobby?
        Hou het bij het spel, dan blijft het voor iedereen leuk.
        Hé, tandje zachter graag.
        Dit is een plek voor iedereen uit de buurt.
        Zullen we het hierbij laten en morgen verder praten?
        Wie kan er zaterdag helpen met opbouwen?
        Welkom! Stel jezelf gerust even voor.
        Welkom Noor en Daan, leuk dat jullie er zijn.
        Morgen om 19.00 uur is de zaal weer open.
        We spelen zondag 6-12-2026 tegen het andere buurthuis.
        Wie wil er mee naar Utrecht op 12 december?
        De nieuwe regels staan vast bovenaan, lees ze even door.
        Regel 1: we praten met elkaar, niet over elkaar.
        We noemen elkaar bij de naam die iemand zelf kiest.
        Woorden over een beperking gebruiken we hier niet om te kwetsen.
        Pauze tot 20.00 uur, daarna rustig verder.
        Ik zet de chat even op pauze. Drink een glaasje water.
        Wat bedoel je hiermee? Het komt hard binnen.
        Heb je vragen over de regels? Stuur een moderator een bericht.
        Zie je iets vervelends? Meld het stil via de knop.
        Bij gevaar bel je 112.
        Wil je praten? De Kindertelefoon is er elke dag: 0800-0432.
        Praten over zelfmoord kan bij 113, bel 0800-0113 of chat op 113.nl.
        Bel gerust met Helpwanted: 020-2615275.
        Vragen over het toernooi? Mail info@buurthuis.example.
        De NOS legt het rustig uit op hun site.
        Volgens het RIVM zit dit anders.
        Waar heb je dit gelezen? Dan zoek ik mee.
        Ik vind nog geen goede bron. Laten we wachten met delen.
        Sterk zijn kan ook door te luisteren.
        Wie heeft er een voorbeeld van iets aardigs deze week?
        Mooi doelpunt van Sam gisteren!
        Gefeliciteerd met je diploma, wat een mooi nieuws.
        Gefeliciteerd allemaal!!
        Haha, die was goed, dank voor het delen.
        Haha leuk, ik snap hem.
        Tuurlijk mag je dat vragen, daar zijn we voor.
        Lekker bezig met de training, allemaal.
        Wat een mooie foto van het feest.
        De LHBTI-avond is vrijdag, iedereen is welkom.
        De GSA komt langs op school, kom gerust kijken.
        Havo, vmbo of vwo, dat maakt hier niet uit.
        Er is weer plek in groep 2 van de kookclub.
        De bus van 18.15 rijdt niet, neem de volgende.
        Het is glad, doe rustig aan onderweg.
        Iemand een oplader over? Die van de zaal is stuk.
        Neem gerust loempia's mee voor het feest.
        We hebben nog 2 shirts in maat M.
        Kom je ook? Dan zet ik je op de lijst.
        Sorry voor de verwarring, de tijd was verkeerd.
        Ik had het fout, dank voor de correctie.
        Jullie hebben gelijk, ik pas het aan.
        We houden het hier Nederlands of Engels, dan kan iedereen meedoen.
        Bij ons is iedereen welkom, ook als je nieuw bent.
        We komen allemaal uit deze buurt, laten we elkaar helpen.
        Politiek mag hier, zolang je bij de inhoud blijft.
        Wie wint er vanavond, denk je?
        Mag ik jullie vragen om het vriendelijk te houden?
        Fijn gesprek, dank voor jullie geduld.
        Niet iedereen houdt van dit soort grappen, hou daar rekening mee.
        Dit is een kanaal voor muziek. Wat luisteren jullie?
        Uitschelden past niet bij deze groep. Zeg het gerust anders.
        Iemand buitensluiten doen we hier niet, samen is leuker.
        Geef elkaar de ruimte om iets te leren.
        Dit kan anders. Probeer het nog eens, zonder de naam erbij.
        Hier staat hoe je iets kunt melden: kijk bovenaan.
        Moslims, christenen en mensen zonder geloof eten hier vrijdag samen.
        Er zijn vandaag weinig moderators, dus wees een beetje lief.
        Hi everyone, let's keep it friendly in here.
        You can disagree, just stick to the topic.
        We speak with each other here, not about each other.
        Everyone belongs in this group.
        That post is gone. Back to the game.
        This hurts people who are reading along.
        That comment was sexist and doesn't fit here. Everyone gets equal space.
        Jokes are great when everyone can laugh.
        Let's take a short break and go on calmly.
        Thanks for keeping it kind, everyone.
        Great to see you stand up for each other.
        Welcome! Tell us a bit about yourself.
        Who wants to join the lobby tonight?
        Practice is at 7 pm on Friday.
        The match is on 12 December 2026 at 18:30.
        Questions about faith are welcome, with respect.
        We use the name people choose.
        What do you mean by this? It lands pretty hard.
        Where did you read this? I'd like to see it.
        I can't find a good source yet, let's wait before we share.
        A clear explanation is on the RIVM website.
        If there is danger, call 112.
        Would you like to talk? The helpline is open day and night.
        All girls are welcome at practice on Friday.
        No matter where you come from, you are welcome here.
        Please keep criticism about the plan, not the person.
        Feel free to post a question in the other channel.
        I was wrong about the time, sorry for that.
        Lovely picture, thanks for sharing.
        Congrats on your exam!
        lol nice one, thanks for that.
        Of course you can ask, that is what we are here for.
        Please read the rules at the top, they are short.
        The LGBTQ evening is on Friday, everyone is welcome.
        Let's get back to music. What are you listening to?
        See something unkind? Report it quietly with the button.
        We're pausing until 8 pm. Take a breath.
        Nobody has to agree here, as long as we stay kind.
        I hear that this matters to you. Say it without names, please.
        Small reminder: this is a place for the whole neighbourhood.
        """;

    private const string Author = """
        Hoi, je bericht van vanmiddag is weggehaald om huisregel 3. Niet mee eens? Antwoord hier.
        Ik ken je als iemand die om anderen geeft. Wil je dit aanpassen?
        Ik ben benieuwd hoe je hierbij kwam. Vertel gerust.
        Hoe gaat het met je? Je mag altijd even langskomen.
        Ik snap dat je boos was. Zullen we er morgen over praten?
        Boos zijn mag. Een ander kwetsen past hier niet.
        Hoe zou jij je voelen als dit over jou ging?
        Wat hoopte je dat er gebeurde toen je dit plaatste?
        Ben jij zelf weleens buitengesloten? Hoe was dat?
        Is er iets gebeurd waardoor je zo boos bent?
        Dank dat je het hebt aangepast, dat helpt echt.
        Dit is de tweede keer deze week. De volgende keer volgt een dag pauze.
        Je bent welkom, dit bericht was dat niet.
        Wil je het bericht weghalen? Ik denk graag mee over hoe het anders kan.
        We komen allebei uit Noord, dus ik snap waar het vandaan komt.
        Je account blijft gewoon bestaan, alleen dit bericht is weg.
        Hi, your post was removed under rule 2. Disagree? Reply here and someone else will look.
        I know you as someone who cares. Will you edit this?
        I'm curious what led to this. I'd like to hear your story.
        How are you doing? Feel free to send me a message.
        I get that you were angry. Shall we talk tomorrow?
        How would you say it face to face?
        Were you ever left out? How was that?
        Thanks for changing it, that really helps.
        You are welcome here, that post was not.
        """;

    private const string Target = """
        Ik zag wat er over je geschreven werd. Dat ligt niet aan jou.
        Wat heb je nu nodig? Ik kan meekijken of even bellen.
        Je hoeft je niet te schamen en je hoeft niets terug te zeggen.
        Het bericht is weg. Wil je dat we er samen naar kijken?
        Je bent niet alleen, er staan veel mensen achter je.
        Wil je hulp bij aangifte? Dan ga ik met je mee.
        Bewaar een schermafdruk op een veilige plek, dan kan dat later helpen.
        Ik kan niet beloven dat het stopt, wel dat ik vandaag meekijk.
        Je mag zelf kiezen of je naam genoemd wordt.
        Het is oké als je er nu niet over wilt praten.
        I saw what was written about you. It's not your fault.
        What do you need right now? I can look at it with you.
        You don't have to be ashamed and you don't have to answer.
        You are not alone, many people stand with you.
        I can't promise that it stops, but I will look at it today.
        """;

    private const string Bystander = """
        Dank dat je dit liet zien, daardoor konden we snel iets doen.
        Niemand ziet dat het van jou kwam.
        Goed dat je het meldde. We laten je weten wat ermee gebeurt.
        We hebben het bericht bekeken en weggehaald.
        Dit keer laten we het staan. Ik leg graag uit waarom.
        Thanks for flagging this, it let us act fast.
        Nobody sees it came from you.
        We looked at the post and took it down.
        """;
}
