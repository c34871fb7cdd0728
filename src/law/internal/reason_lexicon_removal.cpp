#include "law/internal/reason_lexicon.h"

namespace penstock::law::internal {

namespace {

using enum Topic;
using enum When;

constexpr Phrase masks[] = {
    // The order of removal as a fact of the case.
    {Mask, Anywhere,
     "order|orders|ordered|warrant|warrants of|for|directing|requiring ..2 @removal"},
    {Mask, Anywhere,
     "@removal order|orders|warrant|warrants|notice|hearing|hearings|date|record|"
     "records|file|papers|documents|history|period|judgment|decision"},
    {Mask, Anywhere,
     "date|time|place|day|notice|ordered|summons ..1 of|for|set|fixed ..2 @removal"},
    {Mask, Anywhere, "@removal was|is|had|has|were ..1 ordered|stayed|reopened|pending"},
    {Mask, Anywhere, "ordered|directed|required|directs|requires|orders|told ..5 be @removed"},
    {Mask, Anywhere, "ordered ..1 @removed"},
    {Mask, Anywhere, "the|an|final|that|this order to @remove"},
    {Mask, Anywhere, "@removed persons|person|alien|aliens|noncitizen*"},
    {Mask, Anywhere, "subject to ..4 @removal"},
    {Mask, Anywhere, "ground|grounds|penalty|penalties ..1 of|for|to ..1 @removal"},
    // Not presenting oneself for it, or working against it: paragraphs (C) and (D) of the crime.
    {Mask, Anywhere, "present|presented|presenting himself|herself|themselves ..3 for @removal"},
    {Mask, Anywhere,
     "present|presented|presenting|report|reported|reporting|appear|appeared|"
     "appearing|surrender|surrendered|surrendering ..1 for ..1 @removal"},
    {Mask, Anywhere, "fail*|refus* ..8 for ..1 @removal"},
    {Hinder, Anywhere, "@hinder ..3 @removal"},
    {Hinder, Anywhere, "@hinder ..3 @enforce ..4 @removal|order"},
    {Hinder, Anywhere, "@hinder ..3 be|being @removed"},
    // Applying for travel papers: paragraph (B).
    {Mask, Anywhere, "apply|application|applications|applied ..8 @removal|departure"},
    // An earlier removal as a fact: 8 USC 1326.
    {Mask, Anywhere, "after|since|following|prior|previous|earlier|despite|reentry ..2 @removal"},
    {Mask, Anywhere, "fact|proof|evidence|record|records|date|history|order of ..3 @removal"},
    {Mask, Anywhere,
     "efforts|effort|attempt|attempts|attempted|tried|trying|failed|failure|"
     "ability|inability|authority to @remove"},
    // To remove a doubt is not to remove a person.
    {Mask, Anywhere,
     "remove|removing ..2 doubt|doubts|conflict|conflicts|uncertaint*|ambigu*|"
     "discrepanc*|error|errors|question|questions|duplicat*|possib*|inconsist*|"
     "contradict*|gap|gaps"},
    // What officers of a removal unit told or heard is evidence.
    {Mask, Anywhere, "{unit} will|can|may|would|shall testify|state|swear|explain|describe|say"},
    {Mask, Anywhere, "{unit} will|can|may|would|shall confirm|tell that|the"},
    {Mask, Anywhere, "{unit} will|can|may|would|shall give evidence|testimony"},
    {Mask, Anywhere, "known|report|reports|reported|reporting|told|spoke|speak to ..1 {unit}"},
    // Stages of the criminal case itself.
    {Mask, Anywhere, "detention hearing|hearings|center|centre|facility|record|records"},
    {Mask, Anywhere, "pretrial detention"},
    {Mask, Anywhere, "criminal|law|nontax enforcement"},
    {MaskFirst, Anywhere, "@arrest ..8 charge|charges|complaint|indictment|criminal|1253|1326"},
    {Mask, Anywhere, "arrest report|reports|record|records|date|history"},
    {Mask, Anywhere, "after|since|following|prior|previous|earlier|date|time|record ..2 arrest"},
    {Mask, Anywhere,
     "affidavit|application|apply|applied|complaint|draft|support|seek|seeks|obtain|"
     "issue|issuance|basis ..4 arrest|search warrant|warrants"},
    {Mask, Anywhere, "search warrant|warrants"},
    {Mask, Anywhere, "@arrest warrant|warrants ..2 affidavit|application"},
    // Words of other groups in a harmless sense.
    {Mask, Anywhere,
     "emergency contact|contacts|room|department|form|number|shelter|exit|doctor|"
     "care|visit|clinic|physician"},
    {Mask, Anywhere, "fear*|fled|flee*|afraid|persecut* ..6 terror*"},
    {Mask, Anywhere, "benefits|benefit the|this|our|from"},
    {Mask, Anywhere, "eligib* for ..3 relief|bail|release|parole|stay"},
    {Mask, Anywhere, "non tax"},
    {Mask, Anywhere, "united states attorney*|prosecutor*|district|magistrate"},
    {Mask, Anywhere, "department of justice"},
    {Mask, Anywhere, "justice department"},
    {MaskFirst, Anywhere, "welfare check|checks"},
    {Mask, Anywhere, "@named who|whose|whom"},
};

constexpr Phrase removal[] = {
    // Units of civil removal that are to get or use the address.
    {CivilRemoval, Actor, "{unit}"},
    {CivilRemoval, Stated, "^ {unit}"},
    {CivilRemoval, Stated,
     "to|for|with|into|via|through|behalf|support|supports|supporting|help|"
     "helps|helping|assist|assists|assisting|aid|inform|notify|alert|enable|"
     "enables|by ..3 {unit}"},
    {CivilRemoval, Stated,
     "@removal flight|flights|purpose|purposes|effort|efforts|mission|charter|"
     "manifest|action|actions|processing|programme|program|drive|quota|quotas|"
     "schedule|scheduling|arrangement*|logistics|planning|campaign"},
    // Removal as the work to be done.
    {CivilRemoval, Stated,
     "for|support|supports|facilitate*|facilitating|effect|effects|effecting|effectuat*|conduct*|"
     "complete*|arrange*|arranging|schedul*|plan|plans|planning|prepar*|assist*|enabl*|execut*|"
     "expedit*|speed*|perform*|coordinat*|pursu*|initiat*|begin*|start|achieve|accomplish|carry|"
     "carrying|carries ..4 @removal"},
    {CivilRemoval, Stated, "^ @removal"},
    {CivilRemoval, Stated, "and|or|plus ..3 @removal"},
    {CivilRemoval, Purpose, "@removal"},
    {CivilRemoval, Stated,
     "for|in|support|use|used|during ..3 @removal proceeding|proceedings|"
     "process|processing"},
    {CivilRemoval, Anywhere, "mass @removal"},
    {RemovalOrderEnforced, Stated,
     "civil|administrative|expedited|physical|forced|forcible @removal"},
    // Carrying out the order, which is the civil side of it.
    {RemovalOrderEnforced, Stated,
     "@enforce ..4 order|orders|warrant|warrants of|for ..2 @removal"},
    {RemovalOrderEnforced, Stated, "@enforce ..4 @removal order|orders|warrant|warrants"},
    {RemovalOrderEnforced, Purpose, "@enforce ..3 final|outstanding order|orders"},
    {RemovalOrderEnforced, Purpose, "@enforce out? the|that|this|his|her order|orders"},
    {RemovalOrderEnforced, Purpose,
     "order|orders ..4 be|is executed|enforced|implemented|carried|effected"},
    // To remove a person.
    {CivilRemoval, Purpose, "@remove"},
    {CivilRemoval, Stated, "^ @remove"},
    {CivilRemoval, Purpose, "be|being|get|gets|is|are @removed"},
    {CivilRemoval, Purpose,
     "fly|send|return|put|place|get ..1 @alien ..3 home|back|abroad|plane|"
     "aircraft|flight|homeland"},
    {CivilRemoval, Purpose,
     "@alien ..2 be|is flown|sent|returned|put ..3 home|back|abroad|plane|"
     "aircraft|flight|homeland"},
    {CivilRemoval, Purpose, "get|getting|put|throw|force|send ..3 out of ..2 country|states"},
    {CivilRemoval, Purpose,
     "schedule|scheduling|book|books|booking|arrange|arranges|arranging|plan|planning|"
     "charter|reserve|fill|organise|organize ..3 flight|flights|plane|"
     "charter|seat|seats|transport|transportation"},
    {CivilRemoval, Stated, "escorted|charter|deportation flight|flights"},
    {CivilRemoval, Stated, "flight|charter manifest|manifests"},
    {CivilRemoval, Stated, "ice air"},
    {CivilRemoval, Purpose, "self deport*"},
    {CivilRemoval, Purpose, "return|send|fly ..1 @alien to"},
    {CivilRemoval, Purpose, "expedite|expediting|force|forcing|speed|compel|enforce ..3 departure"},

    // Criminal work: beside a removal purpose it makes a mixed one.
    {CriminalCase, Stated,
     "criminal ..1 investigation*|case|cases|prosecution*|charge*|proceeding*|"
     "matter|trial|complaint|inquiry|enforcement|side|aspect"},
    {CriminalCase, Stated,
     "prosecut*|indict*|investigation|investigations|investigate|"
     "investigating|charge|charges|crime|crimes|felony|trial"},
    {CriminalCase, Stated, "grand jury"},
};

}  // namespace

std::span<Phrase const> masking_phrases() {
    return masks;
}
std::span<Phrase const> removal_phrases() {
    return removal;
}

}  // namespace penstock::law::internal
