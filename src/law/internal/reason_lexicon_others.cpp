#include "law/internal/reason_lexicon.h"

namespace penstock::law::internal {

namespace {

using enum Topic;
using enum When;

constexpr Phrase others[] = {
    // Detention targeting: lists of people to be taken, and the taking (case D22).
    {Detention, Anywhere, "detention target*"},
    {Detention, Stated,
     "target|targeting|targets|arrest|arrests|apprehension|enforcement|hit|"
     "priority|pickup|detention|detainer|deportation|removal|raid list|lists|"
     "package|packages|sheet|folder|queue"},
    {Detention, Stated,
     "at large ..3 @arrest|operation*|team*|target*|list*|detention|"
     "apprehension*|enforcement|population"},
    {Detention, Stated,
     "@arrest|detention|detain*|target*|operation*|apprehen*|pick* ..3 at large"},
    {Detention, Stated,
     "arrest|detention|enforcement|fugitive|apprehension|targeting|custody|street|"
     "worksite|workplace operation|operations|op|ops|team|teams|target|targets|"
     "sweep|sweeps|raid|raids|campaign*|priorit*|quota|quotas|surge|action|actions"},
    {Detention, Stated,
     "mass|immigration|administrative|civil|collateral|street|warrantless arrest|"
     "arrests|detention|custody|raid|raids"},
    {Detention, Stated, "for|into ..3 detention|apprehension"},
    {Detention, Stated, "^ detention|apprehension|detain|apprehend"},
    {Detention, Purpose,
     "detain|detaining|detention|apprehend|apprehending|apprehension|capture|"
     "capturing|detainer|detainers|raid|raids|sweep|sweeps|roundup|roundups"},
    {Detention, Purpose,
     "be|being|is|are|get detained|apprehended|captured|arrested|raided|targeted"},
    {Detention, Purpose, "@arrest"},
    {Detention, Stated, "^ arrest"},
    {Detention, Purpose,
     "take|taking|taken|bring|brought|put|place|keep|hold|get ..4 in|into ..3 "
     "custody|detention"},
    {Detention, Purpose, "ice|immigration|administrative|civil custody|detention"},
    {Detention, Purpose, "pick|picking|picked|round|rounding|rounded ..1 @alien up"},
    {Detention, Purpose, "pick|picking|picked|round|rounding|rounded up"},
    {Detention, Purpose, "lock|locking|locked ..2 up"},
    {Detention, Purpose, "bring|bringing|brought ..1 @alien in"},
    {Detention, Stated,
     "arrest|arrests|detention|raid ..4 is|are planned|scheduled|intended|expected"},
    {Detention, Stated, "arrest|detention|apprehension unit|units|branch|section|squad|squads"},
    {Detention, Purpose, "for targeting"},
    {Detention, Stated, "targets|targeted ..4 operation|operations|sweep|raid"},
    {Detention, Purpose, "target|targeting ..3 @alien"},

    // Voter rolls (case D22).
    {VoterRolls, Anywhere,
     "voter|voters|voting|electoral|election ..1 roll|rolls|list|lists|"
     "registration*|register|registry|database|purge|fraud|file|files"},
    {VoterRolls, Stated,
     "election|voting|voter|ballot integrity|eligibility|law|laws|security|board"},
    {VoterRolls, Stated, "registered|illegal|noncitizen|ineligible voter|voters|voting"},
    {VoterRolls, Purpose, "voter*|voting|electoral|electorate|election|elections|ballot*"},
    {VoterRolls, Stated, "^ voter*|voting|electoral"},
    {VoterRolls, Stated, "poll|polling roll|rolls|list|lists|book|books|place|station"},
    {VoterRolls, Purpose, "register|registered|registration|registering ..1 to vote"},
    {VoterRolls, Stated, "eligib*|right|entitled|illegal*|unlawful* ..2 vot*"},
    {VoterRolls, Purpose, "vote|votes|voted"},

    // Benefits checks (case D22).
    {Benefits, Anywhere,
     "benefit|benefits check|checks|eligibility|fraud|verification|screening|"
     "audit|overpayment*|purge"},
    {Benefits, Stated,
     "public|government|federal|state|social|welfare|unemployment|housing|food|"
     "cash|medical|disability|health|child|veteran|veterans|retirement|security "
     "benefit|benefits|assistance|subsidy|subsidies"},
    {Benefits, Stated,
     "eligib*|entitle*|qualif* ..1 for|to ..3 @benefit|@programme|program*|payment*"},
    {Benefits, Stated, "@programme"},
    {Benefits, Stated, "food stamp|stamps"},
    {Benefits, Stated, "social services"},
    {Benefits, Purpose, "benefits|eligib*"},
    {Benefits, Purpose, "public charge"},

    // Debts: 26 USC 6103(m)(2) is another door (case D28).
    {Debt, Stated,
     "collect|collecting|collection|recover|recovering|recovery|recoup*|garnish*|seize|"
     "levy|pursue|demand ..3 @owed"},
    {Debt, Stated, "debt|debts|debtor collect*|recover*"},
    {Debt, Stated,
     "collection agency|agencies|agent*|notice*|action*|effort*|purposes|unit|"
     "department|case|matter"},
    {Debt, Stated,
     "unpaid|outstanding|delinquent|overdue|owed|uncollected ..1 @owed|account*|tax*"},
    {Debt, Stated, "@owed ..4 owe|owes|owed|owing|due|unpaid|outstanding"},
    {Debt, Stated, "student loan*"},
    {Debt, Stated, "owe|owes ..6 government|agency|treasury|department|court|ice|dhs|irs"},
    {Debt, Purpose,
     "debt|debts|debtor|debtors|creditor*|garnish*|collections|owe|owes|owing|"
     "repay*|overpayment*|indebted*"},

    // Terrorism: 26 USC 6103(i)(7) is another door (case D29).
    {Terrorism, Anywhere, "terroris*|counterterror*|terror"},
    {Terrorism, Stated, "bomb|bombing threat|threats|plot|plots"},
    {Terrorism, Stated, "extremis*|jihad*"},
    {Terrorism, Purpose, "national security"},

    // Fugitives: 26 USC 6103(i)(5) is another door (case D30).
    {Fugitive, Anywhere, "fugitive|fugitives|manhunt"},
    {Fugitive, Anywhere, "felony ..2 warrant|warrants"},
    {Fugitive, Anywhere,
     "court|judge|magistrate ..1 order|orders|ordered|directs|directed ..6 "
     "located|found|apprehended"},
    {Fugitive, Anywhere,
     "court|judge|magistrate ..1 order|orders|ordered ..2 to locate|find|apprehend"},
    {Fugitive, Anywhere, "court|judge ..1 order|orders|ordered ..3 location|whereabouts"},
    {Fugitive, Anywhere, "subject to ..4 warrant|warrants"},
    {Fugitive, Anywhere,
     "fled|flee|fleeing|flight|escap* ..3 justice|prosecution|custody|jurisdiction|"
     "prison|jail"},
    {Fugitive, Stated,
     "outstanding|active|open|unserved|unexecuted|standing|existing|pending|federal|"
     "bench|criminal arrest? warrant|warrants"},
    {Fugitive, Stated, "warrant|warrants for|of ..2 arrest"},
    {Fugitive, Stated, "arrest warrant|warrants"},
    {Fugitive, Stated, "execute|executing|serve|serving|execution ..4 warrant|warrants"},
    {Fugitive, Stated, "@alien is|was|remains|are wanted on|by|in"},
    {Fugitive, Stated, "wanted on|under ..4 warrant|warrants|charge|charges"},
    {Fugitive, Stated, "most wanted"},
    {Fugitive, Stated, "bail jump*"},
    {Fugitive, Stated, "jumped|skipped|skipping|jumping bail|bond"},
    {Fugitive, Stated, "avoid|avoiding|evade|evading prosecution|arrest|capture"},
    {Fugitive, Purpose, "escapee*|absconder*|marshals"},

    // Emergencies: 26 USC 6103(i)(3) is another door (case D26).
    {Emergency, Anywhere, "imminent|immediate|mortal|grave danger|peril|harm|threat|risk"},
    {Emergency, Stated, "danger|risk|threat|threats to|of ..3 death|life|lives|injury|harm|killed"},
    {Emergency, Stated, "life|lives ..2 at? stake|risk|danger|threatening"},
    {Emergency, Stated, "life or|and death"},
    {Emergency, Stated, "bodily harm|injury"},
    {Emergency, Stated, "save|saving ..2 life|lives"},
    {Emergency, Stated, "in ..2 danger"},
    {Emergency, Anywhere, "welfare|wellness check|checks"},
    {Emergency, Stated, "missing child|person|persons|children|minor"},
    {Emergency, Anywhere, "kidnap*|abduct*|hostage*|suicid*|exigent|exigenc*"},
    {Emergency, Stated, "emergency|emergencies"},
    {Emergency, Stated, "active shooter"},
    {Emergency, Purpose, "check|checking ..1 on ..3 safety|welfare|wellbeing|health"},
    {Emergency, Stated, "amber alert"},

    // Searches the other way round: from an address or a number to a person (cases B04, B05).
    {ReverseSearch, Stated, "who ..1 @live"},
    {ReverseSearch, Stated, "who is|are|else ..3 at|in|behind ..2 @dwelling|@numbered"},
    {ReverseSearch, Stated, "who is|was this|that"},
    {ReverseSearch, Stated, "who ..1 owns|holds|has|uses ..2 @dwelling|@numbered"},
    {ReverseSearch, Stated, "whose ..2 @dwelling|@numbered|name|identity|return"},
    {ReverseSearch, Stated,
     "name|names|list|identity|identities|identify|identifying|identification "
     "..3 @resident|household*|everyone|anyone|everybody|roommate*"},
    {ReverseSearch, Stated,
     "name|names|list|identity|identities|identify|identifying|identification "
     "..3 person|persons|people|individuals|family|holder|owner|taxpayer ..1 "
     "at|living|who|in|behind|linked|associated|using|with|residing"},
    {ReverseSearch, Stated, "all|other|any|every|each|current|present @resident"},
    {ReverseSearch, Stated,
     "everyone|everybody|anyone|anybody|people|persons ..2 at|in|living|"
     "residing|registered ..3 @dwelling|there"},
    {ReverseSearch, Stated,
     "name|person|owner|holder|individual|taxpayer|somebody|someone ..3 "
     "belong*|behind|attached|linked|associated ..3 it|this|@numbered|@dwelling"},
    {ReverseSearch, Stated, "@numbered ..2 belong*"},
    {ReverseSearch, Stated, "holder|owner of ..3 @numbered"},
    {ReverseSearch, Stated, "name|person that|who ..1 goes with"},
    {ReverseSearch, Stated,
     "unknown|unnamed|unidentified person|persons|occupant*|individual*|"
     "subject|taxpayer|holder|owner"},
    {ReverseSearch, Anywhere, "reverse search|lookup"},
    {ReverseSearch, Purpose, "occupant*|roommate*|cohabit*|cotenant*"},
    {ReverseSearch, Purpose, "household members"},
    {ReverseSearch, Purpose, "members of ..3 household"},

    // Tax administration: the statute excludes it by name (case D17).
    {Tax, Stated,
     "tax crime*|evasion|fraud|audit*|collection|debt*|liabilit*|assessment*|deficienc*|"
     "enforcement|refund*|offence*|offense*|compliance|administration|due|owed|lien*|"
     "levy|gap|examination|investigation*|case|purpose|purposes|prosecution|charge|"
     "charges|matter|evader*|cheat*"},
    {Tax, Stated, "unpaid|back|delinquent|evad*|evasion ..2 tax|taxes"},
    {Tax, Stated, "assess|assessing|collect|collecting|compute ..3 tax|taxes"},
    {Tax, Stated, "audit|auditing ..3 return|returns|taxpayer"},
    {Tax, Stated, "unreported income"},
    {Tax, Purpose, "income tax|taxes"},

    // Civil and administrative cases (26 USC 6103(i)(2) speaks of crimes alone).
    {CivilEnforcement, Stated,
     "civil "
     "penalt*|fine|fines|proceeding*|enforcement|action|actions|case|cases|suit|suits|lawsuit*|"
     "matter|matters|litigation|forfeiture|purpose|purposes|use|uses|immigration|trial|claim|"
     "claims|"
     "complaint|remed*|side|aspect"},
    {CivilEnforcement, Stated, "civil and|or criminal"},
    {CivilEnforcement, Stated,
     "administrative proceeding*|hearing*|enforcement|arrest*|action*|"
     "penalt*|fine*|warrant*|case|matter|purpose*"},
    {CivilEnforcement, Stated, "immigration enforcement|purpose|purposes"},
    {CivilEnforcement, Stated,
     "for|in|support|before ..2 immigration proceeding*|court|case|hearing*"},
    {CivilEnforcement, Purpose, "immigration court|proceeding*|case|matter|hearing*"},
    {CivilEnforcement, Purpose, "notice to appear"},
    {CivilEnforcement, Stated, "removability|deportability"},
    {CivilEnforcement, Purpose, "lawsuit*|eviction*|evict*|foreclos*|subrogat*"},

    // Checks of status and permits.
    {StatusCheck, Stated,
     "@check ..4 immigration|legal|lawful|visa|citizenship|work|residency ..1 "
     "status|authori*|permit*|eligib*"},
    {StatusCheck, Stated, "status check|checks|verification|review|inquiry"},
    {StatusCheck, Purpose, "immigration|legal|lawful|visa|alien|residency status"},
    {StatusCheck, Purpose, "work|employment permit*|authori*|eligib*|verification"},
    {StatusCheck, Stated, "e verify"},
    {StatusCheck, Purpose, "citizenship|naturali*|visa|visas|asylum|sponsor|sponsors|sponsorship"},
    {StatusCheck, Purpose, "green card|cards"},
    {StatusCheck, Purpose,
     "undocumented|illegal alien|aliens|immigrant|immigrants|migrants|worker*"},

    // Crimes and cases of a State or another country.
    {StateCase, Stated,
     "state|county|local|municipal|city|foreign prosecution*|charge*|crime*|"
     "offense*|offence*|felony|felonies|misdemeanor*"},
    {StateCase, Stated,
     "state|county murder|homicide|robbery|burglary|theft|assault|drug|fraud|criminal"},
    {StateCase, Stated, "under|of state|local|foreign law|laws"},
    {StateCase, Purpose, "extradit*|interpol"},
    {StateCase, Purpose, "traffic|parking ticket*|violation*|fine*|offen*"},

    // Passing on or storing beyond the named recipient (26 USC 6103(p)(4)).
    {OnwardSharing, Purpose, "@share ..4 to|with|among|across|by ..4 @outsider"},
    {OnwardSharing, Purpose, "@store ..2 in|into|to|on|onto ..4 @database"},
    {OnwardSharing, Stated, "goes|go|loaded ..1 in|into|to|on|onto ..4 @database"},
    {OnwardSharing, Purpose,
     "data mining|sharing|lake|warehouse|platform|analytics|match|matching"},
    {OnwardSharing, Purpose, "bulk"},
    {OnwardSharing, Purpose,
     "for|by ..2 police|sheriff*|consulate*|embass*|press|media|contractor*"},
    {OnwardSharing, Stated, "shared|common drive|folder|mailbox|inbox"},
    {OnwardSharing, Anywhere,
     "police|sheriff|sheriffs ..2 asked|requested|wants|want|needs|need|requests "
     "..2 address|residence|it|for"},

    // Other uses that are no criminal investigation.
    {OtherUse, Stated,
     "for|in ..2 other|further|additional|any|all cases|purposes|uses|purpose|use"},
    {OtherUse, Stated, "any|all lawful|other|authorized|authorised|permitted purpose*|use*"},
    {OtherUse, Stated, "child support"},
    {OtherUse, Purpose, "child custody"},
    {OtherUse, Purpose,
     "census|alimony|divorce|hiring|recruit*|research|statistic*|journalis*|"
     "newspaper*|publicat*|publish*|marketing|advertis*|fundrais*|insurance|"
     "vaccin*|harass*|intimidat*|punish*|retaliat*|political"},
    {OtherUse, Stated, "census"},
    {OtherUse, Purpose, "background|employment|credit check|checks|screening|report|reports|score"},
    {OtherUse, Purpose, "selective service"},
    {OtherUse, Purpose, "jury pool|duty|summons"},
    {OtherUse, Purpose, "mailing list|lists"},
    {OtherUse, Purpose, "driver|drivers license*|licence*"},
    {OtherUse, Purpose, "contact tracing"},
    {OtherUse, Purpose, "public health"},
    {OtherUse, Purpose, "private|personal use|reasons|reason|interest|matter"},
};

}  // namespace

std::span<Phrase const> other_phrases() {
    return others;
}

}  // namespace penstock::law::internal
