#include "bench/match/name_words.h"

#include "base/check.h"

#include <array>

namespace penstock::evaluation {

namespace {

constexpr std::array<CultureWords, cultures> tables{{
    {.surnames =
         "Smith,Johnson,Williams,Brown,Jones,Miller,Davis,Wilson,Anderson,Thomas,Taylor,Moore,"
         "Jackson,Martin,Lee,Thompson,White,Harris,Clark,Lewis,Robinson,Walker,Young,Allen,King,"
         "Wright,Scott,Hill,Green,Adams,Nelson,Baker,Hall,Campbell,Mitchell,Carter,Roberts,"
         "Phillips,Evans,Turner,Parker,Collins,Edwards,Stewart,Morris,Murphy,Cook,Rogers,Morgan,"
         "Peterson,Cooper,Reed,Bailey,Bell,Kelly,Howard,Ward,Cox,Richardson,Wood,Watson,Brooks,"
         "Bennett,Gray,James,Hughes,Price,Myers,Long,Foster,Sanders,Ross,Powell,Jenkins,Perry,"
         "Russell,Sullivan,Coleman,Butler,Henderson,Barnes,Fisher,Simmons,Graham,Patterson,Jordan,"
         "Hamilton,Wallace,Cole,West,Hayes,Bryant,Gibson,Ellis,Stevens,Murray,Ford,Marshall,Owens,"
         "Harrison,Kennedy,Wells,Woods,Warren,Tucker,Burns,Porter,Hunter,Hicks,Crawford,Boyd,"
         "Mason,Dixon,Hunt,Palmer,Black,Holmes,Stone,Robertson,Mills,Grant,Knight,Ferguson,Rose,"
         "Freeman,Webb,Simpson,Payne,O'Brien,O'Connor,McCarthy,McDonald,Fitzgerald,St. Clair,"
         "Abbott,Barlow,Birch,Williamson,Johnston,Thomson,Smythe,Browne,Clarke,Stephens,Davidson",
     .women =
         "Mary,Patricia,Jennifer,Linda,Elizabeth,Susan,Jessica,Sarah,Karen,Nancy,Lisa,Ashley,"
         "Sandra,Emily,Donna,Michelle,Carol,Amanda,Melissa,Deborah,Stephanie,Rebecca,Laura,Sharon,"
         "Cynthia,Kathleen,Amy,Angela,Anna,Ruth,Brenda,Pamela,Nicole,Katherine,Samantha,Christine,"
         "Emma,Helen,Debra,Rachel,Carolyn,Janet,Virginia,Heather,Diane,Olivia,Julie,Joyce,Victoria,"
         "Kelly,Christina,Joan,Evelyn,Lauren,Judith,Megan,Cheryl,Martha,Andrea,Frances,Hannah,"
         "Jacqueline,Ann,Gloria,Jean,Kathryn,Alice,Teresa,Sara,Janice,Doris,Julia,Grace,Judy,"
         "Abigail,Marie,Denise,Beverly,Amber,Theresa,Marilyn,Danielle,Diana,Brittany,Natalie,"
         "Sophia,Rose,Alexis,Kayla,Charlotte,Catherine,Anne,Jane,Lori,Tina,Tammy,Crystal,Joanna,"
         "Mary Ann,Anne Marie,Jo Ann,Sue Ellen,Erin,Erica,Kristin,Kristina,Jody,Jo,Dee",
     .men =
         "James,Robert,John,Michael,David,William,Richard,Joseph,Thomas,Charles,Christopher,Daniel,"
         "Matthew,Anthony,Mark,Donald,Steven,Andrew,Paul,Joshua,Kenneth,Kevin,Brian,George,Timothy,"
         "Ronald,Jason,Edward,Jeffrey,Ryan,Jacob,Gary,Nicholas,Eric,Jonathan,Stephen,Larry,Justin,"
         "Scott,Brandon,Benjamin,Samuel,Gregory,Alexander,Patrick,Frank,Raymond,Jack,Dennis,Jerry,"
         "Tyler,Aaron,Henry,Adam,Douglas,Nathan,Peter,Zachary,Kyle,Walter,Harold,Ethan,Jeremy,"
         "Keith,Christian,Roger,Noah,Gerald,Terry,Sean,Austin,Arthur,Lawrence,Jesse,Dylan,Bryan,"
         "Joe,Jordan,Billy,Bruce,Albert,Willie,Gabriel,Logan,Alan,Frederick,Ed,Al,Theodore,Marion,"
         "Francis,Erik,Jon,Leslie,Dale,Wendell,Clyde,Ty,Bo,J D",
     .beginnings = "Ash,Bar,Bev,Brad,Bur,Cald,Car,Chad,Clay,Col,Crom,Dal,Den,Dun,Ed,Fair,Fen,Gar,"
                   "Gil,Hal,Har,Hol,Ken,Lang,Lin,Lock,Mal,Mar,Mc,Mor,Nor,Pem,Pen,Rad,Ros,Shel,Stan,"
                   "Sut,Thor,Tur,Wal,War,Wes,Whit,Win,Yar",
     .middles = ",den,en,er,ing,in,le,ley,man,more,ne,ring,sen,ste,ter,ver,wal",
     .endings =
         "ton,ham,ford,ley,well,field,man,son,wick,wood,land,by,worth,cott,hurst,ridge,brook,"
         "gate,burn,ley,stead,dale,croft,man,lock,more,bury,shaw,stone,ward",
     .given_beginnings = "Al,An,Bren,Cal,Cam,Da,De,El,Ja,Ka,Ken,La,Le,Lor,Mar,Mel,Ni,Ro,Sha,Ta,Tre,"
                         "Ty,Va,Wes,Za",
     .women_endings = "belle,della,ette,ia,ica,ina,isa,issa,lyn,lynn,mara,na,nelle,nika,rie,risa,"
                      "sha,tasha,tia,toya,vonne,wanda",
     .men_endings = "bert,by,don,field,fred,lan,land,lin,marcus,mond,nard,nell,quan,rell,rick,ron,"
                    "ry,son,ton,vin,von,ward",
     .share = 0.575},
    {.surnames =
         "Garcia,Rodriguez,Martinez,Hernandez,Lopez,Gonzalez,Perez,Sanchez,Ramirez,Torres,Flores,"
         "Rivera,Gomez,Diaz,Reyes,Morales,Cruz,Ortiz,Gutierrez,Chavez,Ramos,Ruiz,Alvarez,Mendoza,"
         "Vasquez,Castillo,Jimenez,Moreno,Romero,Herrera,Medina,Aguilar,Vargas,Guzman,Castro,"
         "Fernandez,Mendez,Muñoz,Salazar,Soto,Garza,Delgado,Peña,Ortega,Rios,Nuñez,Vega,Contreras,"
         "Estrada,Guerrero,Sandoval,Dominguez,Ayala,Maldonado,Cabrera,Cortez,Luna,Espinoza,Padilla,"
         "Rojas,Acosta,Campos,Navarro,Mejia,Figueroa,Carrillo,Fuentes,Molina,Cervantes,Pacheco,"
         "Calderón,Miranda,Marquez,Lara,Trujillo,Valdez,Ibarra,Cárdenas,Zamora,Zúñiga,Villarreal,"
         "de la Cruz,de León,del Río,Montoya,Velasco,Rosales,Pineda,Solís,Lozano,Ponce,Martin",
     .women =
         "Maria,Guadalupe,Ana,Rosa,Carmen,Juana,Martha,Alma,Gloria,Patricia,Elena,Josefina,"
         "Leticia,Sofia,Isabel,Adriana,Silvia,Yolanda,Verónica,Mónica,Beatriz,Luz,Esperanza,"
         "Inés,Lucía,Ximena,Marisol,Estrella,Dolores,Pilar,Consuelo,Maria Elena,Ana Maria,"
         "Maria Guadalupe,Rosa Maria,Josefa,Francisca,Antonia,Daniela,Gabriela,Andrea,Mariana,"
         "Blanca,Irma,Lorena,Claudia,Sandra,Teresa,Margarita,Alicia,Norma,Luisa,Carolina,Paula",
     .men = "Jose,Juan,Luis,Carlos,Jesus,Miguel,Francisco,Antonio,Jorge,Manuel,Pedro,Alejandro,"
            "Ricardo,Roberto,Fernando,Javier,Rafael,Daniel,Eduardo,Victor,Mario,Raúl,Ramón,Óscar,"
            "Sergio,Héctor,Enrique,Andrés,Martín,Jose Luis,Juan Carlos,Jose Antonio,Luis Alberto,"
            "Miguel Angel,Francisco Javier,Ángel,Julio,Salvador,Alberto,Armando,Gerardo,Guillermo,"
            "Arturo,Ernesto,Joel,Ruben,Alfredo,Felipe,Gustavo,Hugo,Marco,Pablo,Elmer,Wilmer,Iván",
     .beginnings = "Al,Bar,Bel,Ca,Car,Cas,Ce,Co,Du,Es,Fa,Ga,Gal,Her,La,Lo,Mal,Man,Mar,Mo,Na,Or,Pa,"
                   "Que,Ri,Sal,Sa,To,Va,Vi,Za",
     .middles = "be,ca,da,de,la,le,li,ma,me,na,no,ra,re,ri,ro,ta,ti,va,ve,za",
     .endings = "ldo,les,na,nes,no,nte,nza,ra,rdo,res,rez,ro,rra,ta,tes,to,vez,yo",
     .given_beginnings = "Al,Ba,Ce,Da,El,Er,Fe,Ge,He,Is,Ju,La,Le,Lu,Ma,Ne,Ol,Ra,Ro,Sa,Te,Va,Wil,Yo",
     .women_endings =
         "bella,cela,delia,dira,fina,gelia,lia,lina,mina,nora,ria,rinda,rita,sela,vina",
     .men_endings =
         "berto,cio,delio,fino,gelio,lio,mando,miro,naldo,nesto,rino,rio,selmo,tano,vino",
     .share = 0.185},
    {.surnames = "Chen,Wang,Li,Zhang,Liu,Lin,Huang,Wu,Yang,Xu,Chan,Wong,Lee,Zhao,Zhou,Sun,Ma,Zhu,"
                 "Guo,He,Hu,Gao,Luo,Zheng,Liang,Xie,Tang,Deng,Feng,Cao,Yu,Pan,Lu,Leung,Ng,Ho,Lam,"
                 "Cheng,Chang,Hsu,Tsai,Ye,Wei,Jiang,Shi,Xiao,Fu,Yuan,Qian,Du,Song,Ou",
     .women = "Mei,Li,Ying,Yan,Xiu,Fang,Min,Jing,Lan,Hui,Juan,Hong,Ling,Xia,Yun,Na,Ping,Qing,Amy,"
              "Grace,Jenny,Xiao Mei,Li Na,Mei Ling,Yu Ting,Ya Wen,Xiaoyan,Lihua,Meihua",
     .men = "Wei,Jun,Hao,Ming,Jian,Lei,Tao,Qiang,Bin,Bo,Chao,Feng,Gang,Hai,Jie,Kai,Peng,Yong,Zhi,"
            "Xin,Kevin,Eric,Jason,Jian Guo,Zhi Wei,Xiao Ming,Jianhua,Zhiqiang,Guowei",
     .beginnings = "Bi,Cai,Cui,Dai,Fan,Gu,Han,Hao,Jia,Kong,Lei,Long",
     .middles = "",
     .endings = ",ng,o,u",
     .given_beginnings = "Bai,Chun,Da,Guang,Hai,Jia,Jian,Li,Mei,Qiu,Shu,Wen,Xiao,Xue,Yu,Zhen,Zi",
     .women_endings = "fang,hua,hui,juan,lan,li,lian,ling,mei,na,ping,qin,xia,yan,ying,yun",
     .men_endings = "bin,bo,chao,feng,guo,hai,hua,jun,liang,long,min,ming,ping,qiang,wei,yuan",
     .share = 0.022},
    {.surnames = "Kim,Lee,Park,Choi,Jung,Kang,Cho,Yoon,Jang,Lim,Han,Oh,Seo,Shin,Kwon,Hwang,Ahn,"
                 "Song,Yoo,Hong,Chung,Yi,Ko,Moon,Yang,Bae,Paik,Nam,Noh,Ha,Joo,Woo,Ryu,Chun,Min,Pak",
     .women = "Ji-woo,Soo Jin,Min Ji,Hye Jin,Eun Ju,Ji Young,Hyun Ju,Mi Kyung,Yuna,Jane,Grace,"
              "Sunhee,Kyung Hee,Young Hee,Sook Ja,Jin Ah",
     .men = "Min-jun,Sung Ho,Young Ho,Jae Hyun,Dong Hyun,Ji Hoon,Sang Woo,Kyung Soo,Hyun Woo,"
            "Joon,David,Daniel,Young Soo,Sang Hoon,Jin Woo,Tae Hyung",
     .beginnings = "Ban,Cha,Do,Eom,Gil,Heo,Ji,Ma",
     .middles = "",
     .endings = ",n",
     .given_beginnings = "Bo,Chan,Da,Dong,Eun,Ha,Hye,Hyun,In,Jae,Ji,Jin,Kyung,Min,Sang,Seung,Soo,"
                         "Sung,Yong,Young",
     .women_endings = "ah,eun,hee,jin,joo,mi,min,ran,sil,sook,yeon,young",
     .men_endings = "bin,ho,hoon,hwan,hyun,ki,min,seok,soo,sik,won,woo",
     .share = 0.006},
    {.surnames = "Nguyen,Tran,Le,Pham,Huynh,Hoang,Phan,Vu,Vo,Dang,Bui,Do,Ho,Ngo,Duong,Ly,Dinh,"
                 "Trinh,Doan,Luong,Mai,To,Cao,Truong,Lam,Ha,Thai,Chau,Ta,Quach",
     .women = "Thi,Linh,Thuy,Lan,Huong,Mai,Hoa,Hong,Phuong,Kim,Nga,Ngoc,Thanh,Trang,Tuyet,Van,Anh,"
              "My,Thi Hoa,Thi Lan,Kim Anh,Ngoc Lan,Bich",
     .men = "Minh,Tuan,Quoc,Hung,Dung,Hai,Long,Nam,Son,Thanh,Tien,Van,Duc,Binh,Cuong,Hieu,Khoa,"
            "Phong,Van Minh,Quoc Anh,Duc Anh,An,Vy",
     .beginnings = "Bach,Chu,Dam,Giang,Kieu,La,Nghiem",
     .middles = "",
     .endings = ",m",
     .given_beginnings = "An,Bao,Dai,Gia,Hoang,Khanh,Lam,Nhat,Quang,Thu,Vinh,Xuan",
     .women_endings = " Anh, Chi, Dung, Ha, Hien, Loan, Nhi, Thao, Thu, Yen",
     .men_endings = " Bao, Dat, Duy, Huy, Khang, Loc, Phuc, Quan, Thinh, Trung",
     .share = 0.012},
    {.surnames = "Patel,Singh,Shah,Kumar,Sharma,Gupta,Reddy,Rao,Desai,Mehta,Iyer,Nair,Das,Joshi,"
                 "Khan,Kaur,Agarwal,Jain,Verma,Chowdhury,Rahman,Thomas,Mathew,Varghese,George,"
                 "Krishnan,Menon,Bose,Banerjee,Mukherjee,Gill,Sandhu,Dhillon,Ahmed,Hussain",
     .women = "Priya,Anjali,Sunita,Lakshmi,Neha,Pooja,Asha,Meena,Rekha,Kavita,Divya,Deepa,Nisha,"
              "Swati,Shreya,Harpreet,Gurpreet,Ritu,Usha,Jyoti",
     .men = "Raj,Arjun,Vikram,Sanjay,Anil,Amit,Rahul,Ravi,Suresh,Rajesh,Vijay,Ramesh,Sunil,Ashok,"
            "Manish,Deepak,Harpreet,Gurpreet,Mohan,Kiran,Jaswinder",
     .beginnings = "Ach,Bal,Bhat,Chan,Dev,Gan,Har,Kap,Mal,Nar,Pras,Ram,Sat,Sri,Sub,Venk,Vis",
     .middles = "a,da,ka,ma,na,ra,ta,va",
     .endings = "dhary,kar,lani,murthy,nathan,ni,pathi,raju,ram,rao,sh,swamy,tra,wal",
     .given_beginnings = "Aa,Bha,Cha,Dha,Ga,Ha,In,Ja,Ka,La,Ma,Na,Pa,Ra,Sa,Su,Ta,Va",
     .women_endings = "dhya,gini,janti,lini,mala,nali,nita,riti,shmi,thika,vani,yashri",
     .men_endings = "dev,gan,jit,kesh,mesh,nav,nesh,rav,resh,shan,tish,vind",
     .share = 0.02},
    {.surnames = "Ali,Ahmed,Khan,Hassan,Hussein,Mohamed,Ibrahim,Saleh,Haddad,Nasser,Khalil,Mansour,"
                 "Al-Khatib,El-Amin,Abdullah,Osman,Said,Rahman,Malik,Aziz,Farah,Najjar,Shaheen,"
                 "Hamdan,Abbas,Habib,Al-Masri,El-Sayed,Qureshi,Sheikh,Yousef,Karim",
     .women = "Fatima,Aisha,Amina,Layla,Noor,Mariam,Zainab,Khadija,Sara,Hana,Yasmin,Salma,Rania,"
              "Huda,Nadia,Samira,Amal,Dina,Iman,Maryam",
     .men = "Mohammed,Ahmed,Ali,Omar,Hassan,Ibrahim,Yusuf,Muhammad,Khalid,Hussein,Mahmoud,Mustafa,"
            "Abdul,Karim,Samir,Tariq,Bilal,Hamza,Mohamed,Abdullah,Said,Nabil",
     .beginnings = "Ab,Bak,Dar,Fak,Gha,Ham,Jab,Kas,Mak,Naj,Qas,Rash,Sab,Tah,Zah",
     .middles = "a,ba,da,ha,la,ma,ra,sha",
     .endings = "din,dih,ni,ri,bi,wi,mi,ti,n,r,s,shi",
     .given_beginnings = "Ab,Bas,Far,Gha,Hab,Jam,Kam,Lat,Maj,Naz,Raf,Sal,Taw,Was,Zak",
     .women_endings = "aya,eela,ia,ida,ima,ina,isa,iya,oua",
     .men_endings = "eem,eh,el,id,il,im,ir,oud,our,uan",
     .share = 0.018},
    {.surnames = "Okafor,Okoye,Adeyemi,Eze,Mensah,Boateng,Diallo,Traore,Tesfaye,Bekele,Abebe,"
                 "Mohamud,Warsame,Owusu,Asante,Okonkwo,Nwosu,Balogun,Kamara,Sesay,Bah,Barry,"
                 "Toure,Kone,Baptiste,Pierre,Joseph,Toussaint,Jean,Louis",
     .women = "Chinwe,Ngozi,Adaeze,Abeba,Amara,Efua,Ama,Aminata,Fatou,Mariama,Hodan,Marie,Rose,"
              "Nadege,Mirlande,Blessing,Grace,Comfort,Abena,Ifeoma",
     .men = "Chidi,Emeka,Kwame,Kofi,Tunde,Segun,Kwaku,Amadou,Mamadou,Ibrahima,Abdi,Jean,Pierre,"
            "Jean Claude,Emmanuel,Samuel,Dawit,Yonas,Obinna,Chukwuma",
     .beginnings = "Abi,Ade,Ako,Ani,Chi,Eke,Fola,Iro,Kwa,Nna,Obi,Oda,Olu,Ono,Uba,Uzo",
     .middles = "bu,da,di,ke,la,mo,ni,wa",
     .endings = "deji,di,fu,go,kwu,la,mi,na,nye,ra,si,tu,ya",
     .given_beginnings = "Abi,Ade,Ayo,Chi,Ebe,Fola,Ife,Kwe,Nke,Obi,Ola,Temi,Uche,Yaa",
     .women_endings = "bola,chi,dola,ma,mi,nike,ola,ra,sola,wa",
     .men_endings = "ba,dayo,kunle,lani,lu,ma,nna,rinde,tayo,wale",
     .share = 0.022},
    {.surnames = "Ivanov,Petrov,Sokolov,Kovalenko,Shevchenko,Bondarenko,Kowalski,Nowak,Wójcik,"
                 "Kamiński,Lewandowski,Dąbrowski,Horvath,Novák,Svoboda,Popescu,Ionescu,Zielinski,"
                 "Wisniewski,Popov,Volkov,Jankowski,Kaminski,Novak,Horvat,Babic,Jovanovic,Petrovic",
     .women = "Olena,Oksana,Natalia,Irina,Svetlana,Agnieszka,Małgorzata,Anna,Katarzyna,Ewa,Elena,"
              "Tatiana,Olga,Marina,Ivana,Joanna,Jelena,Milena,Zofia,Barbara",
     .men = "Dmitri,Sergei,Oleksandr,Łukasz,Krzysztof,Ivan,Andrei,Vladimir,Mikhail,Pavel,Piotr,"
            "Tomasz,Marek,Milan,Nikola,Jan,Igor,Oleg,Yuri,Stanislaw",
     .beginnings = "Bog,Bor,Brz,Chm,Dom,Gor,Grab,Jar,Kar,Kos,Kra,Kub,Lis,Maz,Mis,Ol,Pav,Raz,Sav,"
                   "Sob,Stan,Tom,Vas,Wit,Zab",
     .middles = "a,al,ar,en,i,ie,in,o,ol,y",
     .endings = "chuk,czyk,enko,ev,ewicz,iak,ic,ik,kin,nik,nov,ov,ovic,rek,ski,ska,sky,szek",
     .given_beginnings = "Bo,Bro,Dra,Kazi,Ladi,Lju,Mi,Radi,Sla,Stani,Vla,Voj,Zby,Zdi",
     .women_endings = "bava,cena,dana,lava,mila,mira,rina,slava,vanka,zena",
     .men_endings = "bor,dan,dimir,lav,mil,mir,rad,slaw,van,zimir",
     .share = 0.04},
    {.surnames =
         "Müller,Schmidt,Schneider,Fischer,Weber,Becker,Hoffmann,Schäfer,Koch,Bauer,Klein,Wolf,"
         "Schröder,Meyer,Wagner,Schultz,Lindqvist,Johansson,Larsen,Sørensen,Nielsen,Bakker,de "
         "Vries,van Dijk,van der Berg,Dubois,Lefèvre,Moreau,Fontaine,Beaulieu,Tremblay,Gagnon,"
         "Rossi,Ferrari,Esposito,Ricci,Marino,Greco,De Luca,Silva,Santos,Oliveira,Souza,Pereira,"
         "Costa,Carvalho,Almeida,Hansen,Olson,Larson,Hanson,Schroeder,Snyder,Weiss,Romano,Russo,"
         "Cohen,Levy,Katz,Friedman,Papadopoulos",
     .women = "Ingrid,Astrid,Freya,Anna,Maria,Renée,Chloé,Anaïs,Zoë,Giovanna,Lucia,Francesca,Rosa,"
              "Helga,Karin,Christine,Monique,Nicole,Sofia,Angela,Rachel,Miriam,Leah,Hannah",
     .men = "Jürgen,Björn,Søren,Karl,Hans,Peter,Jean-Luc,René,Luca,Matteo,Giovanni,Bruno,Paulo,"
            "Thiago,Frank,Anthony,Joseph,Salvatore,Vincent,Marco,Jean,Marcel,Erik,Lars,Otto,David,"
            "Jacob,Aaron",
     .beginnings =
         "Ad,Am,Ber,Bran,Bru,Det,Eich,Fal,Fer,Gott,Gru,Hein,Her,Kal,Kes,Lan,Leh,Mont,Oster,"
         "Ram,Rein,Roth,San,Schel,Stein,Val,Ven,Vogel,Wein,Zim",
     .middles = "a,bel,ber,del,el,en,er,i,in,ler,mer,ner,o,ter",
     .endings = "bach,baum,berg,burg,ello,er,etti,feld,ger,hardt,heim,holz,ini,ler,lund,mann,meier,"
                "mont,oni,rath,sson,stein,ville,wald,weiler",
     .given_beginnings = "Ade,Al,An,Ber,Cla,Ed,El,Fer,Fran,Gis,Hel,Her,Lud,Mar,Ot,Ray,Ro,Sil,Wal",
     .women_endings = "berta,cilia,dine,gunde,heid,lina,linde,mina,rika,traud,tte,vira",
     .men_endings = "bert,brecht,dinand,fried,gar,hard,helm,lbert,mar,mund,rich,wig",
     .share = 0.10},
}};

constexpr std::array<std::string_view, 34> likes{
    "Jose,Josefa",      "Maria,Marie",       "Christine,Christina",
    "Joan,Joanne",      "Juan,Juana",        "Carol,Carolyn",
    "Ann,Anna",         "Francis,Frances",   "Jean,Jeanne",
    "Daniel,Danielle",  "Michael,Michelle",  "Eric,Erica",
    "Paul,Paula",       "Carlos,Carla",      "Mario,Maria",
    "Luis,Luisa",       "Patrick,Patricia",  "Robert,Roberta",
    "Julie,Julia",      "Sara,Sandra",       "Marta,Maria",
    "Kristin,Kristina", "Samuel,Samantha",   "Alexander,Alexandra",
    "Antonio,Antonia",  "Victor,Victoria",   "Brian,Bryant",
    "Jonathan,John",    "Stephen,Stephanie", "Denis,Denise",
    "Martin,Martina",   "Andrew,Andrea",     "Mohammed,Mohamud",
    "Gabriel,Gabriela"};

constexpr std::array<std::string_view, 52> shorts{"William,Bill,Will,Billy",
                                                  "Robert,Bob,Rob,Bobby",
                                                  "Richard,Rick,Dick,Rich",
                                                  "James,Jim,Jimmy",
                                                  "John,Jack,Johnny",
                                                  "Michael,Mike",
                                                  "Joseph,Joe",
                                                  "Thomas,Tom,Tommy",
                                                  "Charles,Charlie,Chuck",
                                                  "Christopher,Chris",
                                                  "Daniel,Dan,Danny",
                                                  "Matthew,Matt",
                                                  "Anthony,Tony",
                                                  "Donald,Don",
                                                  "Steven,Steve",
                                                  "Stephen,Steve",
                                                  "Andrew,Andy,Drew",
                                                  "Kenneth,Ken,Kenny",
                                                  "Edward,Ed,Eddie,Ted",
                                                  "Ronald,Ron",
                                                  "Timothy,Tim",
                                                  "Jeffrey,Jeff",
                                                  "Nicholas,Nick",
                                                  "Jonathan,Jon",
                                                  "Benjamin,Ben",
                                                  "Samuel,Sam",
                                                  "Gregory,Greg",
                                                  "Alexander,Alex",
                                                  "Patrick,Pat",
                                                  "Raymond,Ray",
                                                  "Lawrence,Larry",
                                                  "Gerald,Jerry",
                                                  "Elizabeth,Liz,Beth,Betty",
                                                  "Jennifer,Jen,Jenny",
                                                  "Patricia,Pat,Patty,Trish",
                                                  "Barbara,Barb",
                                                  "Susan,Sue",
                                                  "Margaret,Peggy,Meg,Maggie",
                                                  "Katherine,Kathy,Kate,Katie",
                                                  "Catherine,Cathy",
                                                  "Deborah,Debbie,Deb",
                                                  "Rebecca,Becky",
                                                  "Kimberly,Kim",
                                                  "Cynthia,Cindy",
                                                  "Christine,Chris,Chrissy",
                                                  "Pamela,Pam",
                                                  "Victoria,Vicky",
                                                  "Theresa,Terry,Tess",
                                                  "Francisco,Pancho,Paco",
                                                  "Jose,Pepe",
                                                  "Guadalupe,Lupe",
                                                  "Jesus,Chuy"};

}  // namespace

CultureWords const& words_of(Culture culture) {
    auto const place = static_cast<std::size_t>(culture);
    CHECK(place < tables.size());
    return tables[place];
}

std::vector<std::string> split_words(std::string_view list) {
    std::vector<std::string> words;
    while (true) {
        std::size_t const comma = list.find(',');
        words.emplace_back(list.substr(0, comma));
        if (comma == std::string_view::npos) return words;
        list.remove_prefix(comma + 1);
    }
}

std::span<std::string_view const> like_pairs() {
    return likes;
}

std::span<std::string_view const> short_forms() {
    return shorts;
}

}  // namespace penstock::evaluation
