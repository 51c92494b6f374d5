using System.Collections.Frozen;
using System.Text;

namespace ModBot.Classifiers.Text;

/// <summary>
/// Letters of other scripts and styles that look like a Latin letter, and what they are read as. Compatibility decomposition does not
/// know these: to Unicode a Cyrillic а is another letter.
/// </summary>
internal static class Homoglyphs
{
    // Pairs of look-alike and reading, grouped by script. Upper-case forms are listed because their shape, not their sound, counts (В is b, Н is h).
    private const string Cyrillic = "аa еe оo рp сc уy хx іi ѕs јj ԁd һh ԛq ԝw ӏl вb нh кk мm тt гr иu пn зe чy ьb шw щw яr лn дd бb эe ёe йu цu жx фo ъb ыb юo АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЅS ЈJ Ԁd ԌG ԚQ ԜW ӀI ГR ИU ПN ЗE ЯR ЬB";
    private const string Greek = "ϲc ϳj ϱp ϰk ϕo αa βb γy δd εe ζz ηn θo ιi κk λl μu νv ξe οo πn ρp σo ςs τt υu φo χx ψw ωw ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΛA ΜM ΝN ΟO ΡP ΣE ΤT ΥY ΧX ΩO άa έe ήn ίi όo ύu ώw";
    private const string SmallCapitals = "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ǫq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz";
    private const string Latin = "ıi ȷj ɑa ɡg ɩi ʋv ƽs ƨs ɛe ɔo ɐa ǝe ɥh ɯm ɹr ʇt ʌv ʍw ʎy øo ðd đd łl ħh ŧt ßs þp ƒf ɓb ɗd ɠg ƙk ƭt ȼc ɨi ɇe ɉj ɍr ɏy ƀb ƶz ØO ÐD ĐD ŁL ĦH ŦT ÞP ƎE ƟO ɸo ɋq ʉu ʐz ꞌ' ℮e ꬲe ⅼl";
    private const string Armenian = "աw գq զq հh ոn ռn սu օo յj ցg ԛq ԝw";
    private const string Cherokee = "ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎥI ᎫJ ᏦK ᏞL ᎷM ᏢP ᏒR ᏚS ᎢT ᏙV ᎳW ᏃZ ᏂH";
    private const string Symbols = "€e ₤l £l ¥y ¢c ©c ®r ¡i ’' ‘' ‛' ʼ' ′' ´' `' “\" ”\" „\" ‟\" «\" »\" ″\" ‐- ‑- ‒- –- —- ―- −- ⁄/ ∕/ ∗* ⁎* •. ·. ∙. ⋅. ‚, ，, ˗- ﹣- ꓸ. ¦| ǀ| ∣| ×x ∅0 Ⲟo ⲟo";

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz";

    private static readonly FrozenDictionary<int, string> Table = Build();

    /// <summary>What a look-alike is read as, in lower case.</summary>
    public static bool TryFold(Rune rune, out ReadOnlySpan<char> reading)
    {
        if (Table.TryGetValue(rune.Value, out var known))
        {
            reading = known;
            return true;
        }

        var letter = Boxed(rune.Value);
        reading = letter < 0 ? "" : Alphabet.AsSpan(letter, 1);
        return letter >= 0;
    }

    // 🅰 🄰 🅐: letters in a box or circle that compatibility decomposition leaves alone.
    private static int Boxed(int value) => value switch
    {
        >= 0x1F130 and <= 0x1F149 => value - 0x1F130,
        >= 0x1F150 and <= 0x1F169 => value - 0x1F150,
        >= 0x1F170 and <= 0x1F189 => value - 0x1F170,
        _ => -1,
    };

    private static FrozenDictionary<int, string> Build()
    {
        var table = new Dictionary<int, string>();
        foreach (var group in (string[])[Cyrillic, Greek, SmallCapitals, Latin, Armenian, Cherokee, Symbols])
        {
            foreach (var pair in group.Split(' '))
            {
                var rune = Rune.GetRuneAt(pair, 0);
                table[rune.Value] = pair[rune.Utf16SequenceLength..].ToLowerInvariant();
            }
        }

        return table.ToFrozenDictionary();
    }
}
