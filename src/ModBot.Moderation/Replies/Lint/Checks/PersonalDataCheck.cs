using ModBot.Moderation.Replies.Lint.Text;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>
/// L10: a telephone number, e-mail address, bank account, home address, postcode, or a school with a class. The lines that
/// everybody may call (112, 0800, the helplines of DOMAIN §6) are no personal data.
/// </summary>
internal static class PersonalDataCheck
{
    public static void Run(LintReading reading, LintTables tables, LintFindings found)
    {
        var text = reading.Text.Folded;
        Phones(text, tables, found);
        Mails(text, tables, found);
        Accounts(text, found);
        Addresses(reading, tables, found);
        Schools(reading, tables, found);
    }

    private static void Add(FoldedText text, int start, int end, LintFindings found) => found.Add(LintCheck.PersonalData, LintLevel.Block, text.Span(start, end));

    private static void Phones(FoldedText text, LintTables tables, LintFindings found)
    {
        var chars = text.Chars;
        for (var start = 0; start < chars.Length; start++)
        {
            if (!char.IsAsciiDigit(chars[start]) && chars[start] != '+') continue;
            if (start > 0 && char.IsLetterOrDigit(chars[start - 1])) continue;
            var end = start + 1;
            for (var index = start + 1; index < chars.Length && index - end < 3; index++)
            {
                if (char.IsAsciiDigit(chars[index])) end = index + 1;
                else if (chars[index] is not (' ' or '-' or '.' or '/' or '(' or ')')) break;
            }

            if (PhoneEnd(chars, start, end, tables) is { } last) Add(text, start, last, found);
            start = end - 1;
        }
    }

    // The number may be followed by another one, such as a time: "06 12345678 18.00".
    private static int? PhoneEnd(ReadOnlySpan<char> chars, int start, int end, LintTables tables)
    {
        if (IsDate(chars[start..end])) return null;
        Span<char> digits = stackalloc char[16];
        var count = 0;
        var hasPlus = chars[start] == '+';
        for (var index = start; index < end; index++)
        {
            if (!char.IsAsciiDigit(chars[index])) continue;
            if (count == digits.Length) return null;
            digits[count++] = chars[index];
            if (!hasPlus && count == 10 && IsNational(digits[..count]) && (index + 1 == end || !char.IsAsciiDigit(chars[index + 1]))) return IsPublic(digits[..count], tables) ? null : index + 1;
        }

        var number = digits[..count];
        var isPhone = hasPlus ? count is >= 9 and <= 15 : number.StartsWith("00") ? count is >= 11 and <= 15 : count == 9 && IsNational(number);
        return isPhone && !IsPublic(number, tables) ? end : null;
    }

    // 0800 and 0900 are service numbers; what starts with 00 goes abroad.
    private static bool IsNational(ReadOnlySpan<char> digits) => digits[0] == '0' && digits[1] != '0' && !digits.StartsWith("0800") && !digits.StartsWith("090");

    private static bool IsPublic(ReadOnlySpan<char> digits, LintTables tables) => tables.Numbers.Contains(digits.ToString());

    // 01-12-2026, also with a time after it.
    private static bool IsDate(ReadOnlySpan<char> text)
    {
        Span<int> groups = stackalloc int[3];
        var group = 0;
        var year = 0;
        foreach (var unit in text)
        {
            if (char.IsAsciiDigit(unit))
            {
                groups[group]++;
                if (group == 2) year = Math.Min((year * 10) + (unit - '0'), 99999);
            }
            else if (groups[group] > 0 && ++group == 3)
            {
                break;
            }
        }

        return groups[0] is 1 or 2 && groups[1] is 1 or 2 && groups[2] == 4 && year is >= 1900 and < 2100;
    }

    private static void Mails(FoldedText text, LintTables tables, LintFindings found)
    {
        var chars = text.Chars;
        for (var at = 1; at < chars.Length - 1; at++)
        {
            if (chars[at] != '@') continue;
            var start = at;
            while (start > 0 && (char.IsLetterOrDigit(chars[start - 1]) || chars[start - 1] is '.' or '_' or '-' or '+')) start--;
            var end = at + 1;
            while (end < chars.Length && (char.IsLetterOrDigit(chars[end]) || chars[end] is '.' or '-')) end++;
            while (end > at && !char.IsLetterOrDigit(chars[end - 1])) end--;
            var domain = chars[(at + 1)..Math.Max(at + 1, end)];
            if (start == at || domain.LastIndexOf('.') is not (> 0 and var dot) || domain.Length - dot < 3) continue;
            if (!tables.Has("desk_mail", chars[start..at])) Add(text, start, end, found);
        }
    }

    // An account number of any country proves itself: the whole is 1 modulo 97.
    private static void Accounts(FoldedText text, LintFindings found)
    {
        var chars = text.Chars;
        Span<char> number = stackalloc char[34];
        for (var start = 0; start + 15 <= chars.Length; start++)
        {
            if (!char.IsAsciiLetter(chars[start]) || (start > 0 && char.IsLetterOrDigit(chars[start - 1]))) continue;
            if (!char.IsAsciiLetter(chars[start + 1]) || !char.IsAsciiDigit(chars[start + 2]) || !char.IsAsciiDigit(chars[start + 3])) continue;
            var count = 0;
            for (var index = start; index < chars.Length && count < number.Length; index++)
            {
                if (chars[index] is ' ' or '.' or '-') continue;
                if (!char.IsAsciiLetterOrDigit(chars[index])) break;
                number[count++] = chars[index];
                var isEnd = index + 1 == chars.Length || !char.IsAsciiLetterOrDigit(chars[index + 1]);
                if (count < 15 || !isEnd || !IsAccount(number[..count])) continue;
                Add(text, start, index + 1, found);
                start = index;
                break;
            }
        }
    }

    private static bool IsAccount(ReadOnlySpan<char> number)
    {
        var rest = 0;
        for (var index = 0; index < number.Length; index++)
        {
            var unit = number[(index + 4) % number.Length];
            rest = char.IsAsciiDigit(unit) ? ((rest * 10) + (unit - '0')) % 97 : ((rest * 100) + (unit - 'a' + 10)) % 97;
        }

        return rest == 1;
    }

    private static void Addresses(LintReading reading, LintTables tables, LintFindings found)
    {
        var text = reading.Text;
        for (var token = 0; token + 1 < text.Tokens.Count; token++)
        {
            var (word, next) = (text.Tokens[token].Raw, text.Tokens[token + 1]);
            if (next.Sentence != text.Tokens[token].Sentence || !text.Source.AsSpan(text.Tokens[token].End, next.Start - text.Tokens[token].End).IsWhiteSpace()) continue;
            var end = 0;
            if (IsStreet(text, token, tables) && IsHouseNumber(next.Raw)) end = token + 2;
            else if (IsPostcode(text, token)) end = word.Length == 6 ? token + 1 : token + 2;
            else if (IsHouseNumber(word)) end = EnglishStreetEnd(reading, token + 1, tables);
            if (end > token) found.Add(LintCheck.PersonalData, LintLevel.Block, text.Span(token, end));
        }
    }

    // "dorpsstraat 12"; the less certain endings (park, hof, baan) need the capital of a name.
    private static bool IsStreet(DraftText text, int token, LintTables tables)
    {
        var word = text.Tokens[token].Raw;
        if (tables.Has("no_street", word)) return false;
        return tables.EndsWith("street_end", word) || (text.IsCapital(token) && tables.EndsWith("street_end_of_name", word));
    }

    private static bool IsHouseNumber(string word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        return digits is >= 1 and <= 3 && word.Length - digits <= 1;
    }

    private static bool IsPostcode(DraftText text, int token)
    {
        var word = text.Tokens[token].Raw;
        if (word.Length is not (4 or 6) || word[0] is '0' || !word.AsSpan(0, 4).ContainsOnlyDigits()) return false;
        var letters = word.Length == 6 ? text.Tokens[token] with { Start = text.Tokens[token].End - 2 } : text.Tokens[token + 1];
        return letters.End - letters.Start == 2 && char.IsAsciiLetterUpper(text.Source[letters.Start]) && char.IsAsciiLetterUpper(text.Source[letters.Start + 1]);
    }

    // "12 Baker Street": a number, one or two words that are no function words, then the kind of street.
    private static int EnglishStreetEnd(LintReading reading, int first, LintTables tables)
    {
        var tokens = reading.Text.Tokens;
        for (var index = first; index < Math.Min(tokens.Count, first + 3); index++)
        {
            if (tokens[index].Sentence != tokens[first].Sentence) return 0;
            if (index > first && tables.Has("street_word", tokens[index].Raw)) return index + 1;
            if (tables.Has("street_word", tokens[index].Raw) || reading.Is(index, tables.Classes["function"])) return 0;
        }

        return 0;
    }

    // A class that names itself (3b, h4c) with any school, or any class with a school that is named.
    private static void Schools(LintReading reading, LintTables tables, LintFindings found)
    {
        var text = reading.Text;
        for (var token = 0; token < text.Tokens.Count; token++)
        {
            if (ClassLength(reading, token, tables) is not (> 0 and var length)) continue;
            var isOwn = text.Tokens[token + length - 1].Raw is var word && word.Any(char.IsAsciiLetter) && word.Any(char.IsAsciiDigit);
            for (var other = Math.Max(0, token - 8); other < Math.Min(text.Tokens.Count, token + 9); other++)
            {
                if (text.Tokens[other].Sentence != text.Tokens[token].Sentence || !IsSchool(text, other, tables)) continue;
                if (!isOwn && !IsNamed(text, other)) continue;
                found.Add(LintCheck.PersonalData, LintLevel.Block, text.Span(Math.Min(token, other), Math.Max(token + length, other + 1)));
                return;
            }
        }
    }

    private static int ClassLength(LintReading reading, int token, LintTables tables)
    {
        var tokens = reading.Text.Tokens;
        if (tables.Has("class_word", tokens[token].Raw) && token + 1 < tokens.Count && tokens[token + 1].Raw.Length <= 3 && tokens[token + 1].Raw.Any(char.IsAsciiDigit)) return 2;
        return IsClassName(tokens[token].Raw) ? 1 : 0;
    }

    // 3b, and h4, v5c, m2a with the first letter of a level.
    private static bool IsClassName(string word) => word.Length switch
    {
        2 => (word[0] is >= '1' and <= '6' && word[1] is >= 'a' and <= 'h') || (word[0] is 'h' or 'v' or 'm' && word[1] is >= '1' and <= '6'),
        3 => word[0] is 'h' or 'v' or 'm' or 'g' or 'a' or 't' && word[1] is >= '1' and <= '6' && word[2] is >= 'a' and <= 'h',
        _ => false,
    };

    private static bool IsSchool(DraftText text, int token, LintTables tables) =>
        tables.Has("school_word", text.Tokens[token].Raw) || (text.Tokens[token].Raw.Length > 8 && tables.EndsWith("school_end", text.Tokens[token].Raw));

    private static bool IsNamed(DraftText text, int token) =>
        (text.IsCapital(token) && !text.StartsSentence(token))
        || (token > 0 && text.IsCapital(token - 1) && !text.StartsSentence(token - 1))
        || (token + 1 < text.Tokens.Count && text.Tokens[token + 1].Sentence == text.Tokens[token].Sentence && text.IsCapital(token + 1));

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
