using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies.Lint;

/// <summary>Drafts as moderators write them on a bad day. Each asks for a moment of stop-en-denk.</summary>
internal static class AngryDrafts
{
    public static IEnumerable<LintDraft> All =>
        Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new LintDraft { Text = line, Audience = ReplyAudience.Public, Step = Step.Bullying, SinceReveal = TimeSpan.FromSeconds(40) })
            .Append(new LintDraft { Text = "Hou het fijn.", Audience = ReplyAudience.Public, Step = Step.Bullying, SinceReveal = TimeSpan.FromSeconds(6) })
            .Append(new LintDraft { Text = "Keep it kind.", Audience = ReplyAudience.Author, Step = Step.Discrimination, SinceReveal = TimeSpan.FromSeconds(2) });

    private const string Text = """
        Je bent een racist.
        Jij bent echt een pestkop.
        Wat ben jij kinderachtig zeg.
        Jullie zijn gestoord.
        Schaam je diep.
        Schaam jullie!
        Wat een zielige reactie.
        Sukkel.
        Wat een idioot ben je.
        Jij bent gewoon dom bezig.
        Hou je bek.
        Rot op uit deze groep.
        Flikker op.
        Donder op met je praat.
        Doe eens normaal.
        Doe normaal man.
        Gedraag je.
        Word eens volwassen.
        Wie denk je wel dat je bent.
        Heb je geen opvoeding gehad?
        STOP HIERMEE NU
        DIT KAN ECHT NIET
        Ik ben het ZAT met JULLIE.
        HOU OP MET DAT GEZEUR!!
        Ik ben het zat en dit is belachelijk.
        Walgelijk, ik ben er klaar mee.
        Ik word hier kotsmisselijk van, schandalig.
        Hoe durf je, dit is walgelijk.
        Kappen nu, ik ben woedend.
        Haha, tuurlijk.
        Lekker bezig hoor.
        Knap hoor.
        Goh, wat origineel.
        Wat ben jij stoer.
        Slim hoor 🙄
        Bravo.
        Heb je dat zelf bedacht?
        Wat een domme opmerking.
        Zo dom dit.
        Hij is gewoon een trol.
        Stelletje sukkels.
        Jij lafaard.
        You are a racist.
        You're such a bully.
        You are all pathetic.
        What an idiot.
        Shame on you.
        You should be ashamed.
        Shut up.
        Get lost.
        Grow up.
        What is wrong with you?
        Act your age.
        THIS STOPS RIGHT NOW
        I AM DONE WITH YOU
        I am fed up, this is ridiculous.
        I'm furious and sick of this.
        Disgusting. How dare you.
        Yeah right.
        Slow clap.
        Nice one, genius.
        How original.
        Oh really?
        That's so dumb.
        What a stupid comment.
        Moron.
        She is a troll.
        Did you think of that yourself?
        """;
}
