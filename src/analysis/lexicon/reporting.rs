//! Word classes for the rules, and how often each word reports an utterance in annotated news.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClass(u32);

impl WordClass {
    /// Forms of "be", "have", "do", and modal verbs.
    pub const AUXILIARY: Self = Self(1);
    /// Forms of "be", which make a passive of a participle.
    pub const BE: Self = Self(1 << 1);
    /// Adverbs that can be between a subject and its verb.
    pub const ADVERB: Self = Self(1 << 2);
    /// Articles, demonstratives and quantities that begin a noun phrase.
    pub const ARTICLE: Self = Self(1 << 3);
    /// "his", "their".
    pub const POSSESSIVE: Self = Self(1 << 4);
    /// Pronouns that are a complete subject.
    pub const SUBJECT: Self = Self(1 << 5);
    /// "him", "them".
    pub const OBJECT: Self = Self(1 << 6);
    /// "who", "which", "that" after a noun.
    pub const RELATIVE: Self = Self(1 << 7);
    /// Prepositions.
    pub const PREPOSITION: Self = Self(1 << 8);
    /// "and", "or", "but".
    pub const CONJUNCTION: Self = Self(1 << 9);
    /// Words that begin a subordinate clause.
    pub const SUBORDINATOR: Self = Self(1 << 10);
    /// Days, months, "yesterday". They end a noun phrase.
    pub const TIME: Self = Self(1 << 11);
    /// Nouns for people by their function: "spokesman", "officials".
    pub const ROLE: Self = Self(1 << 12);
    /// Nouns for organizations and documents that can speak: "ministry", "report".
    pub const BODY: Self = Self(1 << 13);
    /// Common verbs that seldom report. They end a noun phrase.
    pub const VERB: Self = Self(1 << 14);
    /// Nouns that report: "statement", "claim".
    pub const NOUN_CUE: Self = Self(1 << 15);
    /// Verbs whose object is the listener: "told reporters that".
    pub const TELLS: Self = Self(1 << 16);
    /// Verbs that certainly report speech.
    pub const SAYS: Self = Self(1 << 17);
    /// Nouns for documents that an organization issues: "report", "statement".
    pub const PAPER: Self = Self(1 << 19);
    /// Nouns for listeners: "reporters", "crowd".
    pub const AUDIENCE: Self = Self(1 << 18);

    /// Whether both sets have a class in common.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of each class, separated by spaces.
const LISTS: &[(WordClass, &str)] = &[
    (
        WordClass::AUXILIARY,
        "has have had having do does did will would shall should can could may might must \
         hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't \
         hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t",
    ),
    (
        WordClass(WordClass::AUXILIARY.0 | WordClass::BE.0),
        "is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t",
    ),
    (
        WordClass::ADVERB,
        "also later then once never not now still just already even ever always often again \
         soon too instead however meanwhile too further first only almost far long yet largely \
         afterwards afterward",
    ),
    (
        WordClass::ARTICLE,
        "the a an this these those some any each every no another both all several many most few \
         two three four five six seven eight nine ten dozens hundreds thousands",
    ),
    (WordClass::POSSESSIVE, "his her their our its my your whose"),
    (
        WordClass::SUBJECT,
        "he she they we i you it who everyone someone somebody nobody everybody anyone others",
    ),
    (WordClass::OBJECT, "him them us me"),
    (WordClass::RELATIVE, "who which that"),
    (
        WordClass::PREPOSITION,
        "of in on at for from with by about against to into over under after before during since \
         through between among amid without within toward towards upon near behind across along \
         around despite outside inside regarding including via per as like than",
    ),
    (WordClass::CONJUNCTION, "and or but nor & plus"),
    (
        WordClass::SUBORDINATOR,
        "that while when if because although though whereas unless until where why how whether \
         what so",
    ),
    (
        WordClass::TIME,
        "monday tuesday wednesday thursday friday saturday sunday january february march april \
         may june july august september october november december jan. feb. aug. sept. oct. nov. \
         dec. today yesterday tonight tomorrow",
    ),
    (
        WordClass::PAPER,
        "report reports memo memos memorandum statement statements article articles story editorial \
         editorials letter letters complaint lawsuit filing study survey poll analysis paper book memoir \
         column post tweet document documents bulletin communique communiqué advisory brief indictment \
         ruling opinion transcript release notice",
    ),
    (
        WordClass::ROLE,
        "convener convenor spokesman spokeswoman spokesperson spokespeople official officials minister ministers \
         president senator senators secretary chairman chairwoman chair director chief head leader \
         leaders aide aides adviser advisers advisor advisors analyst analysts expert experts \
         lawyer lawyers attorney attorneys judge justice police prosecutor prosecutors critics \
         critic supporters opponents voters democrats republicans democrat republican \
         conservatives liberals lawmakers lawmaker congressman congresswoman governor mayor \
         candidate candidates nominee businessman billionaire mogul general commander ambassador \
         envoy diplomat diplomats activist activists witness witnesses resident residents doctor \
         doctors scientist scientists researcher researchers author authors professor economist \
         economists reporter reporters journalist journalists columnist editor people man woman \
         men women student students mother father wife husband son daughter brother sister friend \
         friends source sources investigators detectives officer officers sheriff soldier soldiers \
         farmer farmers coach player manager executive executives ceo founder owner host anchor \
         pollster strategist strategists operative operatives historian king queen prince pope \
         bishop priest imam rabbi pastor chancellor premier deputy delegate delegates veteran \
         veterans worker workers teacher teachers americans russians israelis palestinians \
         colleague colleagues allies ally donor donors insider insiders rival rivals figure figures",
    ),
    (
        WordClass::BODY,
        "ministry department government administration company firm agency campaign party \
         committee commission court council union group organization organisation association \
         office bureau army military police embassy parliament congress senate house white \
         bank newspaper paper magazine network station website site blog post report reports \
         statement study survey poll polls documents document email emails e-mail memo letter \
         article story book lawsuit complaint indictment affidavit filing transcript ad ads tweet \
         release fund foundation institute university school team club board panel regime \
         kremlin pentagon vatican times journal editorial",
    ),
    (
        WordClass::VERB,
        "made make makes took takes take came comes come went goes go got gets get gave gives \
         found put puts ran run left leaves began begins kept keeps held holds met meets led leads \
         won lost became becomes brought turned turns remains remained stood sat walked arrived \
         returned continued seemed seems appeared appears includes included according",
    ),
    (
        WordClass::NOUN_CUE,
        "statement statements claim claims report reports comment comments remark remarks speech \
         speeches criticism attack attacks suggestion suggestions promise promises pledge pledges \
         vow vows call calls allegation allegations accusation accusations assertion assertions \
         argument arguments belief beliefs concern concerns fear fears hope hopes plan plans \
         proposal proposals warning warnings revelation revelations idea ideas opinion opinions \
         view views position rhetoric support opposition desire question questions request \
         response answer reply letter email emails tweet tweets post posts demand demands \
         decision effort efforts praise endorsement rumor rumors tip note notes notion poll polls \
         survey study threat threats denial denials admission acknowledgment assurance \
         assurances evidence feeling feelings impression insistence conclusion prediction \
         predictions sense interest pitch case message messages order orders bid",
    ),
    (
        WordClass::TELLS,
        "told tell tells telling asked ask asks asking reminded reminds assured assures informed \
         informs warned warns warning advised advises persuaded convinced notified promised \
         showed taught",
    ),
    (
        WordClass::SAYS,
        "said says say saying told tells telling added adds adding wrote writes tweeted stated \
         states noted notes explained explains argued argues continued concluded replied responded \
         asked recalled insisted insists declared announced remarked quipped joked observed \
         warned commented testified acknowledged admitted write explain argue insist reply \
         respond recall joke muses mused lamented laments quips jokes recalls responds replies \
         continues concludes declares warns announces answered retorted shouted yelled thundered \
         echoed",
    ),
    (
        WordClass::AUDIENCE,
        "reporters journalists supporters crowd audience voters lawmakers congress parliament \
         viewers fans delegates donors attendees colleagues court jurors investigators police \
         friends people everyone anybody anyone",
    ),
];

/// The share of occurrences of a word that report, in per cent, for each following context.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares([u8; CueContext::COUNT]);

impl Shares {
    /// The share in the context `context`. It is 0 if the word is rare or was not seen in it.
    #[must_use]
    pub fn get(&self, context: CueContext) -> u8 {
        self.0[context as usize]
    }
}

macro_rules! contexts {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal),* $(,)?) => {
        /// The context after a word that can report. `training/cues/make_cues.py` distinguishes the
        /// same contexts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum CueContext { $($(#[doc = $doc])* $name),* }

        impl CueContext {
            const NAMES: &[(&str, Self)] = &[$(($text, Self::$name)),*];
            const COUNT: usize = Self::NAMES.len();
        }
    };
}

contexts! {
    /// Any context.
    Any = "*",
    /// "that".
    That = "that",
    /// "that" within ten words.
    Later = "later",
    /// "to".
    To = "to",
    /// "how", "whether", ….
    Wh = "wh",
    /// "of".
    Of = "of",
    /// "about".
    About = "about",
    /// "for".
    For = "for",
    /// "as".
    As = "as",
    /// "on", "upon".
    On = "on",
    /// "against".
    Against = "against",
    /// "with".
    With = "with",
    /// "in".
    In = "in",
    /// "by".
    By = "by",
    /// "at".
    At = "at",
    /// "out", "up", "down", "off", "back".
    Out = "out",
    /// "from".
    From = "from",
    /// A pronoun that is a subject.
    Subject = "subject",
    /// "it", "this".
    It = "it",
    /// "his", "their".
    Possessive = "possessive",
    /// "him", "them".
    Object = "object",
    /// An article.
    Article = "article",
    /// A comma.
    Comma = "comma",
    /// A colon or a dash.
    Colon = "colon",
    /// An opening quotation mark, possibly after a comma or colon.
    Quote = "quote",
    /// Any other mark, or the end of the sentence.
    Stop = "stop",
    /// A number.
    Number = "number",
    /// A word with a capital letter.
    Name = "name",
    /// A word in "-ing".
    Ing = "ing",
    /// Any other word.
    Other = "other",
    /// The word follows what it reports: ", she said."
    Close = "close",
}

/// The classes and shares of one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordEntry {
    /// The classes.
    pub class: WordClass,
    /// The shares of reporting occurrences. `None` if the word was never seen to report.
    pub shares: Option<Shares>,
}

/// Made by `training/cues/make_cues.py`: word, context, share in per cent.
const CUES: &str = include_str!("../../../assets/lexicon/cues.tsv");

static LEXICON: LazyLock<FxHashMap<&'static str, WordEntry>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, WordEntry> = FxHashMap::default();
    for (class, list) in LISTS {
        for word in list.split_ascii_whitespace() {
            let entry = words.entry(word).or_default();
            entry.class = entry.class.or(*class);
        }
    }
    for line in CUES.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(word), Some(name), Some(share)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let context = CueContext::NAMES.iter().find(|(n, _)| *n == name);
        if let (Some((_, context)), Ok(share)) = (context, share.parse()) {
            let shares = words.entry(word).or_default().shares.get_or_insert_default();
            shares.0[*context as usize] = share;
        }
    }
    words
});

/// The maximum length in bytes of a listed word.
const LONGEST: usize = 24;

/// The entry of `word`. Case is ignored.
#[must_use]
pub fn look_up(word: &str) -> Option<&'static WordEntry> {
    let mut low = [0; LONGEST];
    let low = low.get_mut(..word.len())?;
    low.copy_from_slice(word.as_bytes());
    low.make_ascii_lowercase();
    LEXICON.get(std::str::from_utf8(low).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_cue_table_is_understood() {
        for line in CUES.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<_> = line.split('\t').collect();
            assert_eq!(fields.len(), 3, "{line}");
            assert!(CueContext::NAMES.iter().any(|(n, _)| *n == fields[1]), "{line}");
            assert!(fields[2].parse::<u8>().unwrap() <= 100, "{line}");
        }
    }

    #[test]
    fn a_word_is_found_whatever_its_case() {
        let said = look_up("SAID").unwrap();
        assert!(said.class.any(WordClass::SAYS));
        assert!(said.shares.as_ref().unwrap().get(CueContext::That) > 80);
    }

    #[test]
    fn a_word_in_no_list_is_unknown() {
        assert_eq!(look_up("zyzzyva"), None);
        assert_eq!(look_up("pneumonoultramicroscopicsilicovolcanoconiosis"), None);
    }
}
