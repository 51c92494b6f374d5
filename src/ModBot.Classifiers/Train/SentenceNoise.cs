using System.Text;

namespace ModBot.Classifiers.Train;

/// <summary>How people type: capitals and marks come and go, letters are swapped, doubled, left out, hidden behind digits, or stand apart.</summary>
internal sealed class SentenceNoise(Random random)
{
    private const string Vowels = "aeiou";
    private static readonly string[] Ends = ["", "", "", ".", "!", "!!", " 😂", " 🙄", " lol", " man", "..."];

    /// <summary>The sentence as somebody might have typed it.</summary>
    public string Add(string text)
    {
        var typed = random.Next(3) == 0 ? text : text.ToLowerInvariant();
        if (random.Next(12) == 0) typed = typed.ToUpperInvariant();
        if (random.Next(4) == 0) typed = ChangeWord(typed);
        return char.IsPunctuation(typed[^1]) ? typed : typed + Ends[random.Next(Ends.Length)];
    }

    private string ChangeWord(string text)
    {
        var words = text.Split(' ');
        var candidates = Enumerable.Range(0, words.Length).Where(index => words[index].Length >= 4 && words[index].All(char.IsLetter)).ToList();
        if (candidates.Count == 0) return text;
        var at = candidates[random.Next(candidates.Count)];
        words[at] = Change(words[at]);
        return string.Join(' ', words);
    }

    private string Change(string word)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(6) switch
        {
            0 => word.Remove(at, 1),
            1 => new StringBuilder(word) { [at] = word[at - 1], [at - 1] = word[at] }.ToString(),
            2 => word.Insert(at, new string(word[at], random.Next(1, 4))),
            3 => word.Replace('e', '3').Replace('a', '4').Replace('o', '0'),
            4 => string.Join(random.Next(2) == 0 ? " " : ".", word.ToCharArray()),
            _ => string.Concat(word.Where((letter, index) => index == 0 || !Vowels.Contains(char.ToLowerInvariant(letter)))),
        };
    }
}
