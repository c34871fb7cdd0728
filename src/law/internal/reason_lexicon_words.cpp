#include "law/internal/reason_lexicon.h"

namespace penstock::law::internal {

namespace {

constexpr NamedWords lists[] = {
    // Leaving the country by force, as a noun and as a verb.
    {"removal", "removal|removals|deportation|deportations|expulsion|expulsions|repatriation"},
    {"remove", "remove|deport|expel|repatriate|removing|deporting|expelling|repatriating"},
    {"removed", "removed|deported|expelled|repatriated"},
    // Who may be removed, arrested, found.
    {"alien",
     "subject|him|her|them|alien|aliens|person|persons|individual|individuals|man|woman|noncitizen*"
     "|"
     "immigrant|immigrants|migrant*|taxpayer|suspect|family|families|he|she|they"},
    // A named person, after whom "who lives at …" describes and does not ask.
    {"named",
     "subject|he|she|alien|suspect|defendant|taxpayer|witness|landlord|landlady|tenant|neighbor|"
     "neighbour|brother|sister|wife|husband|spouse|partner|mother|father|parent|cousin|friend|"
     "relative|uncle|aunt|son|daughter|employer|clerk|man|woman|officer|agent|counsel"},
    {"hinder",
     "avoid*|evad*|prevent*|hamper*|resist*|obstruct*|frustrat*|imped*|thwart*|defeat*|refus*|"
     "oppos*|hinder*|elud*|dodg*|conniv*|escap*"},
    {"enforce",
     "execute|executing|execution|enforce|enforcing|enforcement|carry|carrying|effect|effecting|"
     "effectuate|effectuating|implement|implementing|implementation|fulfil|fulfill|complete|"
     "perform"},
    {"arrest", "arrest|arrests|arresting|arrested|rearrest"},
    {"resident",
     "occupant*|occupier*|resident|residents|tenant|tenants|inhabitant*|inmates|lodger*"},
    {"live", "live|lives|living|resides|reside|residing|occupies|occupy|dwells|dwell|stays"},
    {"dwelling", "address|addresses|house|home|apartment|flat|unit|building|residence|property"},
    {"numbered", "number|ssn|tin|itin|account"},
    {"owed",
     "debt|debts|fine|fines|fee|fees|money|moneys|monies|amount|amounts|balance|balances|"
     "overpayment*|loan|loans|bill|bills|penalty|penalties|sum|sums|arrears|restitution|judgment|"
     "judgement|payment|payments|owes|owed|owe|costs|premium*|surcharge*|invoice*|debtor*"},
    {"benefit", "benefit|benefits|assistance|aid|subsidy|subsidies|entitlement*"},
    {"programme", "snap|medicaid|medicare|tanf|wic|ssi|ssdi|obamacare|welfare|medi"},
    {"share",
     "share|shared|sharing|forward|forwarded|forwarding|pass|passed|passing|provide|provided|send|"
     "sent|give|given|distribut*|disseminat*|transmit*|transfer|transferred|hand|handed|circulat*|"
     "available|disclose|disclosed|deliver|delivered|release|released"},
    {"store",
     "load|loaded|loading|upload*|enter|entered|entering|add|added|adding|import*|ingest*|store|"
     "stored|feed|fed|merge|merged|put|placed|goes|go|copied|copy|insert*"},
    {"database",
     "database*|platform*|lake|warehouse|tool|app|repositor*|watchlist*|spreadsheet*|dashboard*|"
     "dataset*"},
    {"outsider",
     "agency|agencies|partner|partners|contractor*|vendor*|department*|states|police|sheriff*|"
     "staff|"
     "public|press|media|consulate*|embass*|employer*|company|companies|government*|authorit*|"
     "force|everyone|others|offices|teams|units|squad*|colleague*"},
    {"check",
     "check|checks|checking|verify|verifying|verification|review|reviewing|determine|determining|"
     "confirm|confirming|screen|screening|establish|establishing|adjudicat*|audit|auditing"},
};

// Units whose work is civil removal, as they are called.
constexpr NamedWords macros[] = {
    {"unit",
     "ero;enforcement and? removal;"
     "@removal "
     "operation|operations|op|ops|unit|units|team|teams|branch|division|office|staff|squad|"
     "desk|section|coordinator*;"
     "deportation|removal|detention officer|officers|agent|agents;fugitive operations|ops"},
};

constexpr RoleWords roles[] = {
    {Person,
     "subject|subjects|he|she|they|person|persons|people|individual|individuals|alien|aliens|"
     "noncitizen*|immigrant|immigrants|man|woman|men|women|taxpayer|defendant|suspect|witness|"
     "witnesses|clerk|landlord|neighbour|neighbor|neighbours|neighbors|brother|sister|wife|husband|"
     "mother|father|cousin|friend|employer|counsel|lawyer|who"},
    {Data,
     "address|addresses|residence|location|information|data|item|items|record|it|this|result|"
     "results|answer|match|request|disclosure|whereabouts|name|names|number|output|these|file"},
    {Need,
     "need|needs|needed|require|requires|required|request|requests|requested|requesting|seek|seeks|"
     "sought|seeking|want|wants|wanted|wanting|use|uses|used|using|useful|necessary|intend|intends|"
     "intended|purpose|purposes|reason|reasons|aim|aims|aimed|goal|help|helps|helping|assist|"
     "assists|assisting|"
     "enable|enables|enabling|allow|allows|allowing|permit|permits|support|supports|supporting|"
     "serve|serves|serving|ask|asks|asked|asking|plan|plans|planned|planning|hope|hopes|essential|"
     "important|so"},
    {WantedForm, "needed|wanted|sought|need|wants|seeks|needs|want|seek"},
    {Modal, "will|shall|may|can|must|going|able"},
    {WasForm, "was|were|had|did|been|didnt|wasnt|werent|hadnt"},
    {PresentBe, "is|are|be|being|isnt|arent|get|gets|getting"},
    {PastVerb,
     "told|left|gave|said|went|came|saw|seen|kept|made|took|found|knew|known|began|begun|fled|hid|"
     "bought|sold|paid|rented|wrote|spoke|met|held|got|lost|ran|led|became|chose|drove|fell|flew|"
     "felt|heard|sent|shown|spent|stood|stole|swore|taught|thought|threw|understood|woke|wore|won|"
     "withdrew|overstayed|ago|stayed|died|lied|cited"},
    {NotPast,
     "needed|required|requested|wanted|used|intended|planned|asked|aimed|named|listed|dated|armed|"
     "related|based|involved|limited|proposed|scheduled|continued|enclosed|attached|united|aged|"
     "unsigned|unpaid|owed|assigned|designated|registered|undocumented|unauthorized|unauthorised|"
     "authorized|authorised|hundred|indebted|alleged|expected|interested|associated|linked|"
     "delinquent|expedited|forced|targeted|wanted|unnamed|unidentified|combined|mixed|shared|so"},
    {Subordinator,
     "that|whether|which|who|whom|whose|when|where|while|after|because|since|if|as|until|before|"
     "how|"
     "why|although|though"},
    {Conjunction, "and|or|but|so|plus|then"},
    {To, "to"},
    {For, "for"},
    {Order, "order"},
    {In, "in"},
    {Check, "verify|check|determine|confirm|see|ensure|establish|verifying|checking|determining"},
    {Imperative,
     "locate|locating|find|finding|identify|identifying|determine|determining|verify|verifying|"
     "check|"
     "confirm|recover|recovering|collect|collecting|obtain|update|list|mail|send"},
    {Negator,
     "not|never|nor|neither|without|nothing|none|cannot|dont|isnt|wont|doesnt|didnt|cant|couldnt|"
     "wasnt|arent|wouldnt|shouldnt|werent|hasnt|havent|excluding|except|excludes|excluded|"
     "prohibited|"
     "prohibits|forbidden|forbids|bars|barred|nobody"},
    {No, "no"},
    {Than, "than|of"},
    {Contrast, "rather|instead|other"},
    {Only, "only|merely|just|solely|simply|alone"},
    {NegationEnd,
     "but|however|because|so|who|which|therefore|thus|hence|then|yet|although|though|while|until|"
     "unless|than|instead|besides|if"},
    {Whole, "part|parts|one|copy|use|purpose|person|way|circumstances"},
    {Placeholder,
     "na|n|a|none|unknown|tbd|tba|pending|test|null|nil|blank|reason|lorem|xxx|xx|x|todo|asdf|"
     "qwerty"},
    {Locating,
     "locate|locating|find|finding|located|found|whereabouts|location|lives|living|resides|"
     "residing|"
     "address|addresses|residence|trace|tracing|track|tracking|where|contact|reach|current"},
    // Words that say nothing specific: a reason of these alone gives no reason but the finding.
    {Generic,
     "a|an|the|this|that|these|of|to|by|for|in|at|on|is|are|be|was|been|has|have|had|can|could|may|"
     "will|would|not|no|it|its|us|we|our|i|he|she|they|him|her|them|his|their|who|whose|whom|and|"
     "or|"
     "so|as|from|with|any|all|only|just|please|order|purpose|purposes|reason|reasons|need|needs|"
     "needed|necessary|required|require|requires|requested|request|requests|requesting|wanted|want|"
     "wants|seek|seeking|sought|used|use|help|helps|assist|assists|enable|enables|allow|allows|"
     "locate|locating|located|location|locations|find|finding|found|whereabouts|where|live|lives|"
     "living|reside|resides|residing|address|addresses|residence|home|house|place|trace|tracing|"
     "track|tracking|down|out|contact|reach|current|currently|present|presently|latest|last|known|"
     "new|now|today|unknown|unable|cannot|cant|subject|subjects|person|persons|people|individual|"
     "individuals|alien|aliens|taxpayer|taxpayers|man|woman|suspect|suspects|defendant|target|"
     "targets|noncitizen|above|named|below|line|listed|agent|agents|officer|officers|agency|ice|"
     "dhs|"
     "irs|moved|missing|disappeared|gone|lost|longer|ascertain|learn|establish|obtain|get|identify|"
     "confirm|verify|determine|know|information|data|update|updated|correct|exact|possible|"
     "possibly|"
     "case|matter|file|investigation|investigative|investigator|investigators|enforcement|law|"
     "further|interest|must|should|shall|urgently|immediately|asap|sole|solely|me|my|you|your|if|"
     "do|does|go|how|what"},
};

}  // namespace

std::span<NamedWords const> word_lists() {
    return lists;
}
std::span<NamedWords const> phrase_macros() {
    return macros;
}
std::span<RoleWords const> role_words() {
    return roles;
}

}  // namespace penstock::law::internal
