using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies.Lint;

/// <summary>
/// Drafts that a check must find and near misses that it must leave alone, in both languages. One line each:
/// check, <c>+</c> (found) or <c>-</c> (not), audience, draft.
/// </summary>
internal static class LintExamples
{
    /// <summary>The message that the drafts of L01 answer.</summary>
    public const string Message = "niemand zit op jouw stomme verhalen te wachten dus ga lekker ergens anders zeuren";

    public static IEnumerable<(LintCheck Check, bool Fires, LintDraft Draft)> All { get; } = [.. Lines(Text)];

    private static IEnumerable<(LintCheck Check, bool Fires, LintDraft Draft)> Lines(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var fields = line.Split(' ', 4);
            var audience = fields[2] switch { "O" => ReplyAudience.Public, "P" => ReplyAudience.Author, "D" => ReplyAudience.TargetPerson, _ => ReplyAudience.Bystander };
            var draft = new LintDraft { Text = fields[3].Replace("\\n", "\n", StringComparison.Ordinal), Audience = audience };
            yield return (Enum.GetValues<LintCheck>().Single(check => check.Id() == fields[0]), fields[1] == "+", draft);
        }
    }

    private const string Text = """
        L02 + O Niet alle Marokkanen zijn zo.
        L02 + O Niet iedere moslim is een terrorist.
        L02 + O Vrouwen zijn nu eenmaal emotioneel.
        L02 + O Vluchtelingen zijn geen profiteurs.
        L02 + O Jongeren zijn niet allemaal lui.
        L02 + O Alle boeren denken hetzelfde.
        L02 + O Dat vrouwen niet kunnen rijden is een fabeltje.
        L02 + O Not all Muslims are like that.
        L02 + O Refugees are not criminals.
        L02 + O Not every immigrant is dangerous.
        L02 + O Girls are always emotional, they say.
        L02 + O It is not true that women cant drive.
        L02 + O N1et alle m0slims zijn zo.
        L02 + P Niet alle X zijn zo.
        L02 - O Alle meiden zijn welkom in dit team.
        L02 - O Moslims, christenen en anderen horen er hier allemaal bij.
        L02 - O Iedereen is welkom, waar je ook vandaan komt.
        L02 - O Alle jongeren zijn vrijdag welkom in het buurthuis.
        L02 - O Niet alle berichten zijn zo duidelijk.
        L02 - O Vrouwen verdienen evenveel respect als mannen.
        L02 - O Twee meisjes zijn vandaag jarig, gefeliciteerd.
        L02 - O Alle leden zijn hier gelijk.
        L02 - O All women are welcome at the match.
        L02 - O Muslims and Christians eat together here on Friday.
        L02 - O Every member is equal here.
        L02 - O All girls are invited to the tournament.
        L02 - O Ook jongens mogen huilen.
        L02 - O American football is lazy fun on a Sunday.
        L02 - O Vrouwen en mannen koken vrijdag samen in de keuken.
        L02 + O Jongens huilen niet, zeggen ze.
        L02 + O Vrouwen horen niet alleen in de keuken.
        L03 + O Mensen zoals jij horen hier niet.
        L03 + O Jullie soort kennen we wel.
        L03 + O Die lui doen dat altijd.
        L03 + O Wij willen rust en zij willen ruzie.
        L03 + O Dat soort mensen houdt nooit op.
        L03 + O People like you should leave.
        L03 + O You people never listen.
        L03 + O Those people make it hard for us.
        L03 + O It is us against them again.
        L03 - O Mensen zoals jij en ik maken fouten.
        L03 - O Jullie mogen het hier over voetbal hebben.
        L03 - O Wij vinden het fijn als iedereen meedoet.
        L03 - O Zij vertelde een mooi verhaal.
        L03 - O Wat voor soort muziek draaien jullie vrijdag?
        L03 - O People like you and me make mistakes.
        L03 - O Thank you all for the kind words.
        L03 - O We like it when people listen.
        L03 - O What kind of music do you want on Friday?
        L04 + O Feit is dat dit niet klopt.
        L04 + O Nogmaals: hou het bij het onderwerp.
        L04 + O Waarom zeg je dit? Wat wil je ermee?
        L04 + O Geef dan eens bewijs.
        L04 + P Je hebt ongelijk en dat weet je.
        L04 + O The fact is that this is wrong.
        L04 + O Prove it then.
        L04 + O Why would you say this? Who told you?
        L04 + P As I said, you are wrong.
        L04 - O Wat bedoel je hier precies mee?
        L04 - O Nogmaals welkom allemaal.
        L04 - P Ben jij zelf weleens buitengesloten? Hoe was dat?
        L04 - D Wil je praten? Of liever even niet? Wat heb je nodig?
        L04 - D Bewaar het bewijs op een veilige plek.
        L04 - O In feite praten we hier met respect.
        L04 - O What do you mean by this?
        L04 - O Once again thanks to everyone.
        L04 - D Do you want to talk? What do you need? Shall I call?
        L05 + O Je bent een racist.
        L05 + O Jij bent echt zo'n dom figuur.
        L05 + O Schaam je.
        L05 + O Wat een zielige opmerking.
        L05 + O Sukkel!
        L05 + O Wat ben jij kinderachtig.
        L05 + P Ben je dom?
        L05 + O Je bent een s.u.k.k.e.l.
        L05 + O Je bent een r4cist.
        L05 + O You are a racist.
        L05 + O You're such a bully.
        L05 + O Shame on you.
        L05 + O What a pathetic comment.
        L05 + O You’re an idiot.
        L05 + O Shut up.
        L05 - O Dit bericht is racistisch en past hier niet.
        L05 - O Racisme heeft hier geen plek, respect wel.
        L05 - O Je bent welkom in deze groep.
        L05 - D Je bent niet dom en je hoeft je niet te schamen.
        L05 - D Schaam je niet, dit ligt niet aan jou.
        L05 - O Iemand belachelijk maken doen we hier niet.
        L05 - O Je bent een topper.
        L05 - O Jij bent niet alleen.
        L05 - O That comment is racist and it does not fit here.
        L05 - O You are a valued member of this group.
        L05 - D You are not stupid and there is nothing to be ashamed of.
        L05 - O Calling someone a loser is not how we talk here.
        L05 - O You are welcome to share your story.
        L06 + O JULLIE SNAPPEN HET NIET!!
        L06 + O Dit kan NIET en NOOIT meer.
        L06 + O HOU HIERMEE OP
        L06 + O Stop hiermee!!
        L06 + P LEES DE REGELS nou eens
        L06 + O This is NEVER FINE here.
        L06 + O READ THE RULES
        L06 + O Enough now!!!
        L06 - O Dit is een LHBTI-vriendelijke groep, ook voor GSA-leden.
        L06 - O Fijn dat je er bent!
        L06 - O VMBO, HAVO of VWO: iedereen is welkom.
        L06 - O Dit doen we hier NIET samen.
        L06 - O OK, dan gaan we rustig verder.
        L06 - O Welcome to the LGBTQ corner of our UEFA quiz.
        L06 - O Great game! Well played!
        L06 - O We NEVER shout here, we talk with each other.
        L09 + O Wat een bericht 😡
        L09 + O Zo gaan we niet met elkaar om 🤡
        L09 + O > niemand zit op jou te wachten\nDit past hier niet.
        L09 + O Kijk eens wat hij schreef.
        L09 + O Deel dit bericht niet, of juist wel: repost.
        L09 + P Echt 🖕🏽
        L09 + O Look what she posted.
        L09 + O Everyone needs to see this.
        L09 + O This makes me sick 🤮
        L09 - O Dit past hier niet 💛
        L09 - O Zie je zoiets? Meld het stil.
        L09 - O Kijk gerust rond in de groep 😊
        L09 - O Deel je eigen verhaal als je wilt.
        L09 - O 5 > 3, en samen is meer dan alleen.
        L09 - O We share stories here, kind ones 🙂
        L09 - O Look after each other.
        L09 - O Share your favourite song below.
        L10 + O Bel me op 06-12345678.
        L10 + O App even naar 06 12 34 56 78.
        L10 + O Mijn nummer is +31 6 12345678, bel maar.
        L10 + O Mail naar sam.jansen@example.nl voor vragen.
        L10 + O Hij woont op Dorpsstraat 12.
        L10 + O Het adres is dorpsstraat 12a, kom langs.
        L10 + O Post naar 1234 AB.
        L10 + O Ze zit in klas 3b van het Montessori Lyceum.
        L10 + O Geld kan naar NL91 ABNA 0417 1643 00.
        L10 + O Mail sam apenstaartje voorbeeld punt nl.
        L10 + O He lives at 12 Baker Street.
        L10 + O Call me at +44 20 7946 0958.
        L10 + O She is in class 4c at school.
        L10 + O Write to jo.smith@example.org instead.
        L10 + O Bel 06-１２３４５６７８ maar.
        L10 - O De serie over de Afsluitdijk, 6 delen lang, is mooi.
        L10 - O A 9pm kick-off on a school night is late.
        L10 - O De slag bij Nieuwpoort 1600 komt in de quiz.
        L10 - O H4 havo of 5 vwo: iedereen mag meedoen.
        L10 - O Neem twee A4 mee naar school.
        L10 + O Zij zit in h4c op het Montessori Lyceum.
        L10 - O Bel 113 of 0800-0113, dag en nacht.
        L10 - O Bij gevaar bel je 112, anders 0900-8844.
        L10 - O Helpwanted is er op 020-2615275.
        L10 - O We spelen op 01-12-2026 om 14.00 uur.
        L10 - O Vragen? Mail info@example.nl.
        L10 - O Op de weg naar 2026 gaan we rustig verder.
        L10 - O Groep 8 mag ook meedoen.
        L10 - O We zijn onderweg, 10 minuten nog.
        L10 - O De stand is 3-2 na 90 minuten.
        L10 - O School begint weer, succes in klas 3.
        L10 - O The 2 of us walked down the road.
        L10 - O The match is on 12 May 2026 at 18:30.
        L10 - O Call 112 when there is danger.
        L10 - O We have 12 members from one street.
        L11 - O Iemand uit de groep heeft nog een shirt over.
        L11 - O Someone in the group has a spare shirt.
        L11 + P Dit is gemeld door iemand die je kent.
        L11 + P Iemand uit klas vertelde het.
        L11 + P Iemand uit je team heeft het doorgegeven.
        L11 + P Een klasgenoot heeft dit gemeld.
        L11 + P This was reported by your friend.
        L11 + P Someone in your class told us.
        L11 + P A friend of yours reported this.
        L11 + P The person who reported this is upset.
        L11 - P Dit is gemeld door het team bij het platform.
        L11 - P Iemand vroeg ons om mee te kijken.
        L11 - O Zie je zoiets? Meld het via de knop.
        L11 - O Melden kan altijd stil.
        L11 - P This was flagged by the system.
        L11 - P This was reported by a moderator.
        L11 - O You can report posts with the button.
        L11 - O Someone new joined the group today.
        L12 + O Dit is strafbaar.
        L12 + P Hier kan aangifte van komen.
        L12 + O Straks bellen we de politie.
        L12 + P Dit is tegen de wet, weet je.
        L12 + O This is illegal.
        L12 + P We will call the police.
        L12 + O That is a criminal offence.
        L12 + P They may press charges.
        L12 - O Dit is tegen onze afspraken.
        L12 - D Wil je hulp bij aangifte? Dan gaan we samen.
        L12 - O We praten vandaag over politiek, met respect.
        L12 - O Regel 2: we schelden niet.
        L12 - D You can go to the police, and I can come along.
        L12 - O This is against our house rules.
        L12 - O Politics is fine here, with respect.
        L12 - O Please keep it legal and kind.
        L13 + O In jullie cultuur is dat misschien gewoon.
        L13 + O Bij ons doen we dat anders.
        L13 + O Een echte Nederlander zegt dat niet.
        L13 + O Echte Nederlanders schelden niet.
        L13 + O Wij Nederlanders zijn direct.
        L13 + P Waar jij vandaan komt mag dat misschien.
        L13 + O In your culture that may be normal.
        L13 + O Real men do not talk like that.
        L13 + O Where you come from this may be fine.
        L13 + O That is not our culture.
        L13 - O Bij ons is iedereen welkom.
        L13 - O We komen allemaal uit deze buurt.
        L13 - O Voetbal is onze gedeelde taal.
        L13 - O Dit is een echte aanrader voor alle leden.
        L13 - O Everyone is welcome, no matter where you come from.
        L13 - O We all love this game.
        L13 - O This is a real classic for everyone here.
        L13 - O Our club is for everyone.
        L14 + D Waarom heb je gereageerd?
        L14 + D Had je maar niet gereageerd.
        L14 + D Je weet toch hoe hij is.
        L14 + D Negeer het gewoon.
        L14 + D Het is ook een beetje je eigen schuld.
        L14 + D Why did you reply to him?
        L14 + D You should have blocked him.
        L14 + D You know how he is.
        L14 + D Just ignore it.
        L14 - D Dit ligt niet aan jou.
        L14 - D Het is niet je eigen schuld.
        L14 - D Wat heb je nu nodig?
        L14 - D Je had niets anders kunnen doen.
        L14 - P Waarom heb je dit geplaatst?
        L14 - D It is not your fault.
        L14 - D There is nothing you could have done.
        L14 - D What would help you right now?
        L14 - P Why did you post this?
        L15 + D Dit blijft geheim.
        L15 + D Ik regel dat het weg is.
        L15 + D Komt goed, beloofd.
        L15 + D Ik beloof dat het stopt.
        L15 + D I promise it will be fine.
        L15 + D This stays secret.
        L15 + D It will never happen again.
        L15 + D I guarantee that it is gone.
        L15 - D Ik kan niet beloven dat het stopt, wel dat ik meekijk.
        L15 - D Ik kijk er vandaag naar en laat het je weten.
        L15 - B Niemand ziet dat het van jou kwam.
        L15 - O Het geheim van een goed team is samenwerken.
        L15 - D I can't promise that it stops, but I will look at it today.
        L15 - D We will let you know tonight.
        L15 - B Nobody sees it came from you.
        L15 - D Your wishes come first.
        L16 + O Conform de regels is dit weggehaald.
        L16 + O Desbetreffende uitingen worden verwijderd.
        L16 + O Als je hier iets wilt zeggen over een ander dan vragen we je om dat te doen zonder te schelden of te kwetsen.
        L16 + O Dit leidt tot polarisatie.
        L16 + O This violation will be sanctioned.
        L16 + O Pursuant to the rules this was removed.
        L16 + O If you want to say something about another person in here then we ask you to do so without hurting them at all.
        L16 - O Dit past hier niet. Hou het bij het onderwerp.
        L16 - O Dat mag anders. We praten met elkaar, niet over elkaar. Zo blijft het voor iedereen fijn. Dank je wel daarvoor.
        L16 - O Volgens regel 2 is dit weg.
        L16 - O Kort en rustig, graag.
        L16 - O Please keep it kind. We talk with each other here.
        L16 - O This breaks rule 2, so it is gone.
        L16 - O Short is good.
        L17 + O Dit mag hier niet.
        L17 + O Stop daarmee.
        L17 + O Schelden is verboden.
        L17 + P Doe dat nooit meer.
        L17 + O That is not allowed.
        L17 + O Stop that.
        L17 + O Swearing is forbidden.
        L17 + P Never do that again.
        L17 - O Dit mag hier niet. Hou het bij het onderwerp.
        L17 - O Schelden doen we niet, we praten met respect.
        L17 - O Zullen we het weer over het spel hebben?
        L17 - D Het ligt niet aan jou.
        L17 - O That is not allowed. Please stick to the topic.
        L17 - O We don't swear here, we listen to each other.
        L17 - O Back to the game, everyone.
        L17 - D It is not about you.
        L20 + O Haha, tuurlijk.
        L20 + O Lekker bezig.
        L20 + O Goh, wat origineel.
        L20 + O Knap hoor 🙄
        L20 + P Wat ben jij stoer.
        L20 + O Yeah right.
        L20 + O Nice one, genius.
        L20 + O Slow clap for that.
        L20 + O Oh really, how original.
        L20 - O Natuurlijk ben je welkom.
        L20 - O Tuurlijk mag je dat vragen.
        L20 - O Lekker bezig met de training, allemaal.
        L20 - O Goed dat je het vraagt.
        L20 - O Grapjes zijn leuk als iedereen kan lachen.
        L20 - O Of course you can ask.
        L20 - O That is a really original idea, thanks.
        L20 - O Right, let's get back to the game.
        L20 - O Jokes are fun when everyone can laugh.
        """;
}
