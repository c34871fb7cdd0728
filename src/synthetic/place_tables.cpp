#include "synthetic/place_tables.h"

#include "synthetic/word_list.h"

#include <array>

namespace penstock::synthetic {

namespace {

constexpr std::array<Place, 66> mainland{{
    {"Chicago", "IL", 60607, 12},        {"Peoria", "IL", 61602, 6},
    {"Springfield", "IL", 62701, 4},     {"Toledo", "OH", 43604, 12},
    {"Cleveland", "OH", 44102, 12},      {"Columbus", "OH", 43201, 7},
    {"Dayton", "OH", 45402, 5},          {"Detroit", "MI", 48201, 12},
    {"Lansing", "MI", 48910, 3},         {"Milwaukee", "WI", 53202, 12},
    {"Madison", "WI", 53703, 3},         {"Minneapolis", "MN", 55401, 10},
    {"Duluth", "MN", 55802, 7},          {"Des Moines", "IA", 50309, 8},
    {"Omaha", "NE", 68104, 5},           {"Kansas City", "MO", 64108, 6},
    {"Saint Louis", "MO", 63101, 8},     {"Wichita", "KS", 67202, 10},
    {"Tulsa", "OK", 74103, 6},           {"Dallas", "TX", 75201, 12},
    {"Houston", "TX", 77002, 12},        {"Austin", "TX", 78701, 5},
    {"San Antonio", "TX", 78201, 12},    {"El Paso", "TX", 79901, 8},
    {"Laredo", "TX", 78040, 2},          {"New Orleans", "LA", 70112, 8},
    {"Memphis", "TN", 38103, 7},         {"Nashville", "TN", 37203, 10},
    {"Birmingham", "AL", 35203, 10},     {"Atlanta", "GA", 30305, 12},
    {"Savannah", "GA", 31404, 3},        {"Tampa", "FL", 33602, 10},
    {"Miami", "FL", 33125, 12},          {"Orlando", "FL", 32803, 10},
    {"Charlotte", "NC", 28202, 10},      {"Raleigh", "NC", 27603, 10},
    {"Richmond", "VA", 23219, 10},       {"Baltimore", "MD", 21201, 12},
    {"Washington", "DC", 20001, 12},     {"Philadelphia", "PA", 19102, 12},
    {"Pittsburgh", "PA", 15201, 12},     {"Newark", "NJ", 7102, 7},
    {"New York", "NY", 10001, 12},       {"Bronx", "NY", 10451, 12},
    {"Buffalo", "NY", 14201, 12},        {"Albany", "NY", 12202, 8},
    {"Boston", "MA", 2108, 10},          {"Worcester", "MA", 1602, 8},
    {"Providence", "RI", 2903, 7},       {"Hartford", "CT", 6105, 2},
    {"Portland", "ME", 4101, 3},         {"Denver", "CO", 80202, 10},
    {"Salt Lake City", "UT", 84101, 11}, {"Boise", "ID", 83702, 5},
    {"Phoenix", "AZ", 85003, 7},         {"Tucson", "AZ", 85710, 9},
    {"Albuquerque", "NM", 87104, 9},     {"Las Vegas", "NV", 89101, 10},
    {"Los Angeles", "CA", 90001, 12},    {"Fresno", "CA", 93701, 6},
    {"San Diego", "CA", 92101, 12},      {"Oakland", "CA", 94601, 12},
    {"Sacramento", "CA", 95814, 12},     {"Salem", "OR", 97301, 6},
    {"Seattle", "WA", 98101, 9},         {"Yakima", "WA", 98901, 3},
}};

constexpr std::array<Place, 5> island{{
    {"San Juan", "PR", 907, 8},
    {"Bayamon", "PR", 956, 6},
    {"Ponce", "PR", 716, 2},
    {"Caguas", "PR", 725, 1},
    {"Mayaguez", "PR", 680, 1},
}};

}  // namespace

std::span<Place const> places() {
    return mainland;
}

std::span<Place const> puerto_rico_places() {
    return island;
}

std::span<std::string_view const> street_names() {
    static auto const list = word_list(
        "Main,2nd,3rd,4th,5th,6th,7th,8th,9th,12th,14th,17th,23rd,31st,42nd,56th,Oak,Maple,Cedar,"
        "Elm,"
        "Pine,Walnut,Chestnut,Willow,Birch,Alder,Aspen,Poplar,Sycamore,Magnolia,Juniper,Hawthorn,"
        "Cottonwood,Mulberry,Laurel,Holly,Linden,Spruce,Hickory,Locust,Washington,Lincoln,"
        "Jefferson,"
        "Madison,Monroe,Jackson,Adams,Grant,Cleveland,Franklin,Hamilton,Harrison,Church,School,"
        "Mill,"
        "Market,Park,Lake,River,Hill,Spring,Meadow,Prairie,Valley,Ridge,Canyon,Mesa,Harbor,Bay,"
        "Ocean,"
        "Shore,Beach,Island,Bridge,Ferry,Canal,Railroad,Depot,Station,Foundry,Quarry,Granite,"
        "Marble,"
        "Copper,Silver,Iron,Orchard,Vineyard,Garden,Rose,Lilac,Lavender,Larkspur,Foxglove,"
        "Bluebonnet,"
        "Goldenrod,Clover,Heather,Sage,Yucca,Agave,Saguaro,Cactus,Ocotillo,Falcon,Heron,Egret,"
        "Osprey,"
        "Eagle,Hawk,Swallow,Quail,Robin,Cardinal,Wren,Sandpiper,Pelican,Deer,Elk,Fox,Beaver,Otter,"
        "Bear,Wolf,Bison,Mustang,Colt,Saddle,Wagon,Pioneer,Frontier,Homestead,Liberty,Union,"
        "Freedom,"
        "Independence,Constitution,Commerce,Industrial,Enterprise,Center,Court,State,Capitol,"
        "College,"
        "University,Academy,Library,Museum,Theater,Fairview,Pleasant,Highland,Grandview,Sunset,"
        "Sunrise,"
        "Morning Star,Evening,Moonlight,Northern,Southern,Eastern,Western,Old Mill,Old Post,Stone "
        "Gate,"
        "Iron Gate,Red Barn,White Oak,Black Walnut,Silver Lake,Crystal Lake,Blue Heron,Green "
        "Valley,"
        "Long Meadow,Rolling Hills,Whispering Pines,Amber Grain,Copper Kettle,Saint Andrew,"
        "Saint Charles,San Pedro,Santa Rosa,La Paloma,El Camino,Los Robles,Las Flores,Del Norte,"
        "Martin Luther King,Cesar "
        "Chavez,Kennedy,Roosevelt,Eisenhower,Douglas,Dunbar,Emerson,Whitman,"
        "Hawthorne,Longfellow,Bryant,Edison,Tesla,Curie,Mercury,Juno,Ceres,Vesta,Hidalgo,Zaragoza");
    return list;
}

std::span<std::string_view const> urbanizations() {
    static auto const list = word_list(
        "Las Gaviotas,Villa Serena,Jardines del Valle,Los Almendros,Vista Mar,El Mirador,Las "
        "Palmas,"
        "Monte Verde,Brisas del Caribe,Alturas del Sol");
    return list;
}

std::span<std::string_view const> street_suffixes() {
    static auto const list = word_list("St,Ave,Dr,Rd,Ln,Ct,Pl,Blvd,Way,Cir,Ter,Trl,Pkwy");
    return list;
}

std::span<std::string_view const> directionals() {
    static auto const list = word_list("N,S,E,W,NW,SE,NE,SW");
    return list;
}

}  // namespace penstock::synthetic
