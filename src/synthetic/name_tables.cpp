#include "synthetic/name_tables.h"

#include "synthetic/word_list.h"

namespace penstock::synthetic {

std::span<std::string_view const> women() {
    static auto const list = word_list(
        "Mary,Maria,Patricia,Jennifer,Linda,Elizabeth,Susan,Jessica,Sarah,Karen,Nancy,Lisa,Ashley,"
        "Sandra,Emily,Donna,Michelle,Carol,Amanda,Melissa,Deborah,Stephanie,Rebecca,Laura,Sharon,"
        "Cynthia,Kathleen,Amy,Angela,Anna,Ruth,Brenda,Pamela,Nicole,Katherine,Samantha,Christine,"
        "Emma,Rosa,Helen,Debra,Rachel,Carolyn,Janet,Ana,Virginia,Carmen,Heather,Diane,Olivia,Julie,"
        "Joyce,Victoria,Kelly,Christina,Joan,Evelyn,Lauren,Judith,Guadalupe,Megan,Cheryl,Martha,"
        "Andrea,Frances,Hannah,Jacqueline,Ann,Gloria,Jean,Kathryn,Alice,Teresa,Sara,Janice,Doris,"
        "Julia,Grace,Judy,Abigail,Marie,Denise,Beverly,Amber,Theresa,Marilyn,Danielle,Diana,"
        "Brittany,Natalie,Sophia,Rose,Isabella,Alexis,Kayla,Charlotte,Lorena,Silvia,Yolanda,"
        "Verónica,Leticia,Mónica,Adriana,Beatriz,Luz,Esperanza,Inés,Lucía,Sofía,Ximena,Fatima,"
        "Aisha,Amina,Layla,Noor,Priya,Anjali,Sunita,Lakshmi,Mei,Xiu,Linh,Thuy,Hana,Yuki,Ji-woo,"
        "Olena,Oksana,Natalia,Irina,Svetlana,Agnieszka,Małgorzata,Zoë,Chloé,Renée,Anaïs,Ingrid,"
        "Astrid,Freya,Siobhan,Niamh,Chinwe,Ngozi,Adaeze,Abeba,Marisol,Estrella,Dolores,Pilar,"
        "Consuelo,Wanda,Peggy,Maureen,Bonnie");
    return list;
}

std::span<std::string_view const> men() {
    static auto const list = word_list(
        "James,Jose,Robert,John,Michael,David,William,Juan,Richard,Joseph,Thomas,Carlos,Charles,"
        "Christopher,Daniel,Luis,Matthew,Anthony,Mark,Jesus,Donald,Steven,Andrew,Paul,Joshua,"
        "Miguel,"
        "Kenneth,Kevin,Brian,Francisco,George,Timothy,Ronald,Jason,Edward,Jeffrey,Ryan,Jacob,"
        "Antonio,"
        "Gary,Nicholas,Eric,Jonathan,Pedro,Stephen,Larry,Justin,Scott,Brandon,Benjamin,Manuel,"
        "Samuel,"
        "Gregory,Alexander,Patrick,Frank,Raymond,Jorge,Jack,Dennis,Jerry,Tyler,Aaron,Rafael,Henry,"
        "Adam,Douglas,Nathan,Peter,Roberto,Zachary,Kyle,Walter,Harold,Ethan,Jeremy,Keith,Christian,"
        "Roger,Noah,Gerald,Terry,Sean,Austin,Arthur,Lawrence,Jesse,Dylan,Bryan,Joe,Jordan,Billy,"
        "Bruce,Albert,Willie,Gabriel,Logan,Alan,Mohammed,Ahmed,Ali,Omar,Hassan,Ibrahim,Yusuf,"
        "Muhammad,José,Jesús,Ángel,Ramón,Andrés,Martín,Sebastián,Héctor,Óscar,Raúl,Víctor,Iván,"
        "Julián,Emmanuel,Chidi,Emeka,Kwame,Kofi,Tunde,Raj,Arjun,Vikram,Sanjay,Anil,Wei,Jun,Hao,"
        "Minh,"
        "Tuan,Quoc,Kenji,Hiroshi,Min-jun,Dmitri,Sergei,Oleksandr,Łukasz,Krzysztof,Jürgen,Björn,"
        "Søren,"
        "Niall,Ciarán,Jean-Luc,René,Luca,Matteo,Giovanni,Bruno,Paulo,Thiago,Elmer,Wilmer,Baltazar,"
        "Eleazar,Dale,Wendell,Clyde");
    return list;
}

std::span<std::string_view const> surnames() {
    static auto const list = word_list(
        "Smith,Johnson,Williams,Brown,Jones,Miller,Davis,Wilson,Anderson,Thomas,Taylor,Moore,"
        "Jackson,"
        "Martin,Lee,Thompson,White,Harris,Clark,Lewis,Robinson,Walker,Young,Allen,King,Wright,"
        "Scott,"
        "Nguyen,Hill,Green,Adams,Nelson,Baker,Hall,Campbell,Mitchell,Carter,Roberts,Phillips,Evans,"
        "Turner,Parker,Collins,Edwards,Stewart,Morris,Murphy,Cook,Rogers,Morgan,Peterson,Cooper,"
        "Reed,"
        "Bailey,Bell,Kelly,Howard,Ward,Cox,Richardson,Wood,Watson,Brooks,Bennett,Gray,James,Hughes,"
        "Price,Myers,Long,Foster,Sanders,Ross,Patel,Powell,Jenkins,Perry,Russell,Sullivan,Barker,"
        "Coleman,"
        "Butler,Henderson,Barnes,Fisher,Simmons,Graham,Kim,Patterson,Jordan,Hamilton,Wallace,Cole,"
        "West,"
        "Hayes,Bryant,Gibson,Ellis,Stevens,Murray,Ford,Marshall,Owens,Harrison,Kennedy,Wells,Chen,"
        "Singh,Wang,Khan,Woods,Warren,Tucker,Burns,Porter,Hunter,Hicks,Crawford,Boyd,Mason,Morales,"
        "Dixon,Hunt,Palmer,Wagner,Black,Holmes,Stone,Meyer,Robertson,Boyle,Mills,Grant,Knight,"
        "Ferguson,"
        "Rose,Freeman,Webb,Simpson,Payne,Tran,Pham,Le,Vo,Dang,Bui,Do,Huang,Liu,Zhang,Lin,Wu,Yang,"
        "Xu,"
        "Park,Choi,Jung,Tanaka,Suzuki,Sato,Yamamoto,Ali,Ahmed,Hussain,Al-Khatib,El-Amin,Haddad,"
        "Nasser,"
        "Rahman,Chowdhury,Sharma,Gupta,Reddy,Iyer,Kumar,Okafor,Okoye,Adeyemi,Eze,Mensah,Boateng,"
        "Diallo,"
        "Traore,Tesfaye,Bekele,Abebe,Mohamud,Hassan,Warsame,Ivanov,Petrov,Sokolov,Kovalenko,"
        "Shevchenko,Bondarenko,Kowalski,Nowak,Wójcik,Kamiński,Lewandowski,Dąbrowski,Horvath,Novák,"
        "Svoboda,Popescu,Ionescu,Müller,Schmidt,Schneider,Fischer,Weber,Becker,Hoffmann,Schäfer,"
        "Koch,"
        "Bauer,Klein,Wolf,Schröder,Lindqvist,Johansson,Andersson,Larsen,Sørensen,Nielsen,Bakker,"
        "de Vries,van Dijk,van der "
        "Berg,Dubois,Lefèvre,Moreau,Fontaine,Beaulieu,Tremblay,Gagnon,Rossi,"
        "Ferrari,Esposito,Ricci,Marino,Greco,De Luca,O'Brien,O'Connor,O'Neill,McCarthy,McDonald,"
        "MacLeod,Fitzgerald,Gallagher,Doyle,Byrne,Silva,Santos,Oliveira,Souza,Pereira,Costa,"
        "Carvalho,"
        "Almeida,Baptiste,Pierre,Joseph,Toussaint,Desrosiers,St. Clair,Begay,Yazzie,Kekoa,Kealoha,"
        "Abbott,Ainsley,Ashcroft,Barlow,Birch,Bledsoe,Calloway,Cartwright,Crandall,Dunmore,Eastman,"
        "Fairbanks,Garrison,Hathaway,Inskeep,Jessup,Kimball,Lockwood,Merriweather,Northrup,Oakley,"
        "Pendleton,Quimby,Ransom,Sedgwick,Thackeray,Underhill,Vickers,Whitaker,Yarborough,Zeller");
    return list;
}

std::span<std::string_view const> paired_surnames() {
    static auto const list = word_list(
        "Garcia,Rodriguez,Hernandez,Martinez,Lopez,Gonzalez,Perez,Sanchez,Ramirez,Torres,Flores,"
        "Rivera,"
        "Gomez,Diaz,Reyes,Cruz,Morales,Ortiz,Gutierrez,Ramos,Chavez,Ruiz,Mendoza,Alvarez,Castillo,"
        "Jimenez,Vasquez,Romero,Herrera,Medina,Aguilar,Vargas,Castro,Guzman,Mendez,Muñoz,Salazar,"
        "Soto,"
        "Garza,Delgado,Peña,Ortega,Rios,Nuñez,Vega,Contreras,Estrada,Guerrero,Sandoval,Dominguez,"
        "Ayala,"
        "Maldonado,Cabrera,Cortez,Luna,Espinoza,Padilla,Rojas,Acosta,Campos,Navarro,Mejia,Figueroa,"
        "Carrillo,Fuentes,Molina,Cervantes,Pacheco,Calderón,Miranda,Marquez,Lara,Trujillo,Valdez,"
        "Ibarra,"
        "Cárdenas,Zamora,Zúñiga,Villarreal,Quintero,Orozco,Bautista,Barrios,Galvan,Benítez,Escobar,"
        "Duarte,de la Cruz,de León,del Río,Montoya,Velasco,Rosales,Pineda,Tapia,Solís,Lozano,Ponce,"
        "Arellano,Becerra");
    return list;
}

}  // namespace penstock::synthetic
