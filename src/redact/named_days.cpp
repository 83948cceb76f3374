// Takes the name of a day and a year; makes the day: fixed and movable feasts, bank holidays, days of the tax year.
#include "redact/named_days.h"

#include "redact/lunar_days.h"
#include "redact/word_table.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace dhrdoc::redact {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

sys_days day(int year, int month, int day_of_month) {
    using namespace std::chrono;
    return sys_days(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                    std::chrono::day(static_cast<unsigned>(day_of_month)));
}

int iso_weekday(sys_days at) { return static_cast<int>(std::chrono::weekday(at).iso_encoding()); }

enum class Reckoning : std::uint8_t {
    fixed,
    fixed_about,  // and so many days more: third
    after_easter,
    after_orthodox_easter,
    nth,
    bank,      // an nth weekday that was moved in some years
    nth_then,  // third: weekday and, in tens, days after it
    before_christmas,
    substitute,  // the holiday in lieu of a fixed day: third is the second of the two at Christmas
    lunar,       // third: Moon
    event,       // year, month, day: something that happened once
    once_a_year_event,
    nth_after,   // the first weekday (third) on or after a day
    super_bowl,  // the first Sunday of February, from 2022 the second
    census,
    anchor_census,
    anchor_event,  // names a day only as "the day of the ..."
    anchor_fixed,
    anchor_easter
};

constexpr int by_hebrew = static_cast<int>(Moon::hebrew);
constexpr int by_islamic = static_cast<int>(Moon::islamic);
constexpr int by_chinese = static_cast<int>(Moon::chinese);
constexpr int by_new_moon = static_cast<int>(Moon::new_moon);
constexpr int by_full_moon = static_cast<int>(Moon::full_moon);
constexpr int by_spring_moon = static_cast<int>(Moon::indian_month);

struct Entry {
    std::string_view phrase;  // folded words; "|" between spellings
    Reckoning reckoning;
    int first;   // month; days after Easter
    int second;  // day; n
    int third;   // weekday
};

// Days that people in Britain and Ireland name without a number.
constexpr Entry entries[] = {
    {"new year s day|new years day|new year day", Reckoning::fixed, 1, 1, 0},
    {"twelfth night", Reckoning::fixed, 1, 5, 0},
    {"epiphany|three kings day", Reckoning::fixed, 1, 6, 0},
    {"orthodox christmas|orthodox christmas day", Reckoning::fixed, 1, 7, 0},
    {"orthodox new year|old new year", Reckoning::fixed, 1, 14, 0},
    {"lohri", Reckoning::fixed, 1, 13, 0},
    {"pongal|makar sankranti", Reckoning::fixed_about, 1, 14, 1},
    {"spring equinox|vernal equinox|nowruz|navroz|norouz|persian new year", Reckoning::fixed_about, 3, 19, 2},
    {"vaisakhi|baisakhi", Reckoning::fixed_about, 4, 13, 1},
    {"earth day", Reckoning::fixed, 4, 22, 0},
    {"autumn equinox|autumnal equinox", Reckoning::fixed_about, 9, 22, 1},
    {"vj day|v j day", Reckoning::fixed, 8, 15, 0},
    {"international men s day", Reckoning::fixed, 11, 19, 0},
    {"world aids day", Reckoning::fixed, 12, 1, 0},
    {"human rights day", Reckoning::fixed, 12, 10, 0},
    {"new year s day bank holiday|new year bank holiday|new year s bank holiday", Reckoning::substitute, 1, 1, 0},
    {"christmas day bank holiday|christmas bank holiday", Reckoning::substitute, 12, 25, 0},
    {"boxing day bank holiday", Reckoning::substitute, 12, 26, 1},
    {"ve day bank holiday", Reckoning::event, 2020, 5, 8},
    {"golden jubilee bank holiday", Reckoning::event, 2002, 6, 3},
    {"diamond jubilee bank holiday", Reckoning::event, 2012, 6, 5},
    {"platinum jubilee bank holiday", Reckoning::event, 2022, 6, 3},
    {"coronation bank holiday", Reckoning::event, 2023, 5, 8},
    {"coronation day", Reckoning::event, 2023, 5, 6},
    {"brexit day|the day britain left the eu|the day the uk left the eu", Reckoning::event, 2020, 1, 31},
    {"eu referendum day|brexit referendum day", Reckoning::event, 2016, 6, 23},
    {"passover|pesach|first day of passover|first day of pesach", Reckoning::lunar, 8, 15, by_hebrew},
    {"passover eve|seder night|first night of passover|eve of passover", Reckoning::lunar, 8, 14, by_hebrew},
    {"shavuot|shavuos|feast of weeks", Reckoning::lunar, 10, 6, by_hebrew},
    {"tisha b av|tisha bav", Reckoning::lunar, 12, 9, by_hebrew},
    {"rosh hashanah|rosh hashana|jewish new year", Reckoning::lunar, 1, 1, by_hebrew},
    {"yom kippur|day of atonement", Reckoning::lunar, 1, 10, by_hebrew},
    {"kol nidre", Reckoning::lunar, 1, 9, by_hebrew},
    {"sukkot|sukkos|feast of tabernacles|first day of sukkot", Reckoning::lunar, 1, 15, by_hebrew},
    {"simchat torah", Reckoning::lunar, 1, 23, by_hebrew},
    {"hanukkah|chanukah|hanukah|first day of hanukkah|first day of chanukah", Reckoning::lunar, 3, 25, by_hebrew},
    {"first night of hanukkah|first night of chanukah", Reckoning::lunar, 3, 24, by_hebrew},
    {"purim", Reckoning::lunar, 7, 14, by_hebrew},
    {"first day of ramadan|start of ramadan|beginning of ramadan", Reckoning::lunar, 9, 1, by_islamic},
    {"eid al fitr|eid ul fitr|id ul fitr|id al fitr|eid el fitr|small eid|first day of eid al fitr|end of ramadan",
     Reckoning::lunar, 10, 1, by_islamic},
    {"eid al adha|eid ul adha|id ul adha|id al adha|id ul zuha|eid ul zuha|bakr id|bakr eid|sacrifice feast|feast of "
     "the sacrifice|eid el adha|bakrid|bakra eid|big eid|feast of sacrifice",
     Reckoning::lunar, 12, 10, by_islamic},
    {"eid|eid day|day of eid", Reckoning::lunar, 0, 0, by_islamic},
    {"ashura|ashoura", Reckoning::lunar, 1, 10, by_islamic},
    {"islamic new year|muslim new year", Reckoning::lunar, 1, 1, by_islamic},
    {"milad un nabi|mawlid|eid milad un nabi", Reckoning::lunar, 3, 12, by_islamic},
    {"chinese new year|lunar new year|chinese new year s day", Reckoning::lunar, 1, 1, by_chinese},
    {"chinese new year s eve|lunar new year s eve|chinese new year eve", Reckoning::lunar, 1, 0, by_chinese},
    {"dragon boat festival", Reckoning::lunar, 5, 5, by_chinese},
    {"mid autumn festival|moon festival", Reckoning::lunar, 8, 15, by_chinese},
    {"diwali|deepavali|divali|bandi chhor divas", Reckoning::lunar, 0, 0, by_new_moon},
    {"dussehra|vijayadashami|dasara|vijaya dashami", Reckoning::lunar, 0, -20, by_new_moon},
    {"navratri|first day of navratri", Reckoning::lunar, 0, -28, by_new_moon},
    {"guru nanak s birthday|guru nanak gurpurab|guru nanak jayanti", Reckoning::lunar, 0, 15, by_new_moon},
    {"holi", Reckoning::lunar, 2, 1, by_full_moon},
    {"raksha bandhan|rakhi", Reckoning::lunar, 8, 0, by_full_moon},
    {"janmashtami|krishna janmashtami", Reckoning::lunar, 8, 8, by_full_moon},
    {"vesak|wesak|buddha day", Reckoning::lunar, 5, 0, by_full_moon},
    {"st brigid s day|saint brigid s day|st brigids day|imbolc", Reckoning::fixed, 2, 1, 0},
    {"groundhog day", Reckoning::fixed, 2, 2, 0},
    {"world cancer day", Reckoning::fixed, 2, 4, 0},
    {"waitangi day", Reckoning::fixed, 2, 6, 0},
    {"australia day", Reckoning::fixed, 1, 26, 0},
    {"republic day of india|india republic day|indian republic day", Reckoning::fixed, 1, 26, 0},
    {"st piran s day|saint piran s day|st pirans day", Reckoning::fixed, 3, 5, 0},
    {"pi day", Reckoning::fixed, 3, 14, 0},
    {"world autism awareness day|world autism day", Reckoning::fixed, 4, 2, 0},
    {"world health day", Reckoning::fixed, 4, 7, 0},
    {"stephen lawrence day", Reckoning::fixed, 4, 22, 0},
    {"walpurgis night|beltane eve|may eve", Reckoning::fixed, 4, 30, 0},
    {"beltane|workers day|international workers day|labour day", Reckoning::fixed, 5, 1, 0},
    {"polish constitution day|constitution day of poland", Reckoning::fixed, 5, 3, 0},
    {"cinco de mayo", Reckoning::fixed, 5, 5, 0},
    {"international nurses day|nurses day", Reckoning::fixed, 5, 12, 0},
    {"oak apple day", Reckoning::fixed, 5, 29, 0},
    {"bloomsday", Reckoning::fixed, 6, 16, 0},
    {"juneteenth", Reckoning::fixed, 6, 19, 0},
    {"windrush day", Reckoning::fixed, 6, 22, 0},
    {"midsummer eve|midsummer s eve|midsummers eve|st john s eve", Reckoning::fixed, 6, 23, 0},
    {"st john s day|saint john s day|st john the baptist s day", Reckoning::fixed, 6, 24, 0},
    {"st peter s day|feast of st peter and st paul", Reckoning::fixed, 6, 29, 0},
    {"pakistan independence day|independence day of pakistan", Reckoning::fixed, 8, 14, 0},
    {"indian independence day|india independence day|independence day of india", Reckoning::fixed, 8, 15, 0},
    {"world suicide prevention day", Reckoning::fixed, 9, 10, 0},
    {"battle of britain day", Reckoning::fixed, 9, 15, 0},
    {"nigerian independence day|nigeria independence day", Reckoning::fixed, 10, 1, 0},
    {"st luke s day", Reckoning::fixed, 10, 18, 0},
    {"samhain", Reckoning::fixed_about, 10, 31, 1},
    {"reformation day", Reckoning::fixed, 10, 31, 0},
    {"mischief night|miggy night", Reckoning::fixed_about, 10, 30, 5},
    {"polish independence day|independence day of poland", Reckoning::fixed, 11, 11, 0},
    {"veterans day", Reckoning::fixed, 11, 11, 0},
    {"singles day", Reckoning::fixed, 11, 11, 0},
    {"st cecilia s day", Reckoning::fixed, 11, 22, 0},
    {"international day for the elimination of violence against women|day for the elimination of violence against "
     "women",
     Reckoning::fixed, 11, 25, 0},
    {"romanian national day|great union day", Reckoning::fixed, 12, 1, 0},
    {"immaculate conception|feast of the immaculate conception", Reckoning::fixed, 12, 8, 0},
    {"innocents day|holy innocents day|childermas", Reckoning::fixed, 12, 28, 0},
    {"feast of the epiphany|little christmas|nollaig na mban", Reckoning::fixed, 1, 6, 0},
    {"feast of the annunciation|annunciation day", Reckoning::fixed, 3, 25, 0},
    {"plough monday", Reckoning::nth_after, 1, 7, 1},
    {"safer internet day", Reckoning::nth, 2, 2, 2},
    {"commonwealth day", Reckoning::nth, 3, 2, 1},
    {"world book day", Reckoning::nth, 3, 1, 4},
    {"super bowl sunday", Reckoning::super_bowl, 0, 0, 0},
    {"martin luther king day|mlk day", Reckoning::nth, 1, 3, 1},
    {"memorial day", Reckoning::nth, 5, -1, 1},
    {"armed forces day", Reckoning::nth, 6, -1, 6},
    {"august bank holiday in scotland|scottish summer bank holiday|scottish august bank holiday", Reckoning::nth, 8, 1,
     1},
    {"labor day", Reckoning::nth, 9, 1, 1},
    {"columbus day|canadian thanksgiving", Reckoning::nth, 10, 2, 1},
    {"october bank holiday|irish october bank holiday", Reckoning::nth, 10, -1, 1},
    {"small business saturday", Reckoning::nth, 12, 1, 6},
    {"stir up sunday", Reckoning::before_christmas, 5, 0, 7},
    {"christ the king sunday|feast of christ the king", Reckoning::before_christmas, 5, 0, 7},
    {"clean monday|green monday", Reckoning::after_orthodox_easter, -48, 0, 0},
    {"lazarus saturday", Reckoning::after_orthodox_easter, -8, 0, 0},
    {"orthodox palm sunday", Reckoning::after_orthodox_easter, -7, 0, 0},
    {"quasimodo sunday|divine mercy sunday", Reckoning::after_easter, 7, 0, 0},
    {"hocktide|hock monday", Reckoning::after_easter, 8, 0, 0},
    {"rogation sunday", Reckoning::after_easter, 35, 0, 0},
    {"ascension eve", Reckoning::after_easter, 38, 0, 0},
    {"whit tuesday", Reckoning::after_easter, 51, 0, 0},
    {"tu bishvat|tu b shvat", Reckoning::lunar, 5, 15, by_hebrew},
    {"lag baomer|lag b omer", Reckoning::lunar, 9, 18, by_hebrew},
    {"laylat al qadr|laylat al kadr|night of power|lailat al qadr|lailatul qadr|laylatul qadr", Reckoning::lunar, 9, 27,
     by_islamic},
    {"arafat day|day of arafah|day of arafat|arafah day", Reckoning::lunar, 12, 9, by_islamic},
    {"chand raat", Reckoning::lunar, 9, 30, by_islamic},
    {"census day|census night", Reckoning::census, 0, 0, 0},
    {"census", Reckoning::anchor_census, 0, 0, 0},
    {"millennium eve", Reckoning::event, 1999, 12, 31},
    {"grenfell tower fire|grenfell fire", Reckoning::anchor_event, 2017, 6, 14},
    {"manchester arena bombing|manchester arena attack|manchester arena bomb", Reckoning::anchor_event, 2017, 5, 22},
    {"london bridge attack", Reckoning::anchor_event, 2017, 6, 3},
    {"queen s death|death of the queen|death of queen elizabeth|death of queen elizabeth ii", Reckoning::anchor_event,
     2022, 9, 8},
    {"prince philip s funeral|duke of edinburgh s funeral", Reckoning::anchor_event, 2021, 4, 17},
    {"first day of lockdown|first day of the first lockdown|first day of the first national lockdown", Reckoning::event,
     2020, 3, 24},
    {"day lockdown was announced|day the first lockdown was announced|day the first lockdown began", Reckoning::event,
     2020, 3, 23},
    {"scottish independence referendum|scottish referendum", Reckoning::anchor_event, 2014, 9, 18},
    {"maha shivaratri|mahashivratri|maha shivratri|shivratri", Reckoning::lunar, 2, -16, by_full_moon},
    {"guru ravidas jayanti|guru ravidass jayanti|guru ravidas birthday|guru ravidass birthday", Reckoning::lunar, 2,
     -29, by_full_moon},
    {"holika dahan|chhoti holi|holika", Reckoning::lunar, 2, 0, by_full_moon},
    {"ugadi|yugadi|gudi padwa|chaitra navratri", Reckoning::lunar, 3, 0, by_spring_moon},
    {"ram navami|rama navami", Reckoning::lunar, 3, 8, by_spring_moon},
    {"mahavir jayanti|mahaveer jayanti", Reckoning::lunar, 3, 12, by_spring_moon},
    {"ganesh chaturthi|vinayaka chaturthi|vinayak chaturthi", Reckoning::lunar, 8, 3, by_spring_moon},
    {"karva chauth|karwa chauth", Reckoning::lunar, 0, -11, by_new_moon},
    {"dhanteras|dhan teras", Reckoning::lunar, 0, -2, by_new_moon},
    {"chhoti diwali|choti diwali|naraka chaturdashi|kali chaudas", Reckoning::lunar, 0, -1, by_new_moon},
    {"govardhan puja|annakut", Reckoning::lunar, 0, 0, by_new_moon},
    {"bhai dooj|bhai duj|bhaiya dooj", Reckoning::lunar, 0, 1, by_new_moon},
    {"chhath|chhath puja", Reckoning::lunar, 0, 5, by_new_moon},
    {"isra and mi raj|isra and miraj|laylat al miraj|laylat al mi raj|shab e meraj|shab e miraj", Reckoning::lunar, 7,
     27, by_islamic},
    {"shab e barat|laylat al bara ah|laylat al baraat", Reckoning::lunar, 8, 15, by_islamic},
    {"arbaeen|arba een", Reckoning::lunar, 2, 20, by_islamic},
    {"yom hashoah|yom ha shoah", Reckoning::lunar, 8, 27, by_hebrew},
    {"shemini atzeret", Reckoning::lunar, 1, 22, by_hebrew},
    {"shushan purim", Reckoning::lunar, 7, 15, by_hebrew},
    {"parsi new year|jamshedi navroz", Reckoning::fixed_about, 8, 16, 1},
    {"guru gobind singh s birthday|guru gobind singh gurpurab", Reckoning::fixed, 1, 5, 0},
    {"maghi|maghi mela", Reckoning::fixed_about, 1, 13, 1},
    {"presidents day|president s day", Reckoning::nth, 2, 3, 1},
    {"burns night", Reckoning::fixed, 1, 25, 0},
    {"st dwynwen s day", Reckoning::fixed, 1, 25, 0},
    {"holocaust memorial day", Reckoning::fixed, 1, 27, 0},
    {"candlemas|candlemas day", Reckoning::fixed, 2, 2, 0},
    {"valentine s day|valentines day|valentine day|st valentine s day|saint valentine s day|st valentines "
     "day|valentine s night|valentine s|valentines|st valentines",
     Reckoning::fixed, 2, 14, 0},
    {"leap day|leap year day", Reckoning::fixed, 2, 29, 0},
    {"st david s day|saint david s day|st davids day|dydd gwyl dewi", Reckoning::fixed, 3, 1, 0},
    {"international women s day|international womens day", Reckoning::fixed, 3, 8, 0},
    {"ides of march", Reckoning::fixed, 3, 15, 0},
    {"st patrick s day|saint patrick s day|st patricks day|paddy s day|st paddy s day", Reckoning::fixed, 3, 17, 0},
    {"lady day|lady day quarter day", Reckoning::fixed, 3, 25, 0},
    {"april fool s day|april fools day|april fools|april fool s|all fools day", Reckoning::fixed, 4, 1, 0},
    {"last day of the tax year|end of the tax year|final day of the tax year", Reckoning::fixed, 4, 5, 0},
    {"first day of the tax year|start of the tax year|first day of the new tax year|start of the new tax year",
     Reckoning::fixed, 4, 6, 0},
    {"first day of the financial year|start of the financial year", Reckoning::fixed, 4, 1, 0},
    {"last day of the financial year|end of the financial year", Reckoning::fixed, 3, 31, 0},
    {"st george s day|saint george s day|st georges day", Reckoning::fixed, 4, 23, 0},
    {"anzac day", Reckoning::fixed, 4, 25, 0},
    {"may day", Reckoning::fixed, 5, 1, 0},
    {"star wars day", Reckoning::fixed, 5, 4, 0},
    {"ve day|v e day", Reckoning::fixed, 5, 8, 0},
    {"d day", Reckoning::fixed, 6, 6, 0},
    {"midsummer s day|midsummer day|midsummers day", Reckoning::fixed, 6, 24, 0},
    {"summer solstice|longest day of the year|longest day", Reckoning::fixed_about, 6, 20, 1},
    {"winter solstice|shortest day of the year|shortest day", Reckoning::fixed_about, 12, 21, 1},
    {"canada day", Reckoning::fixed, 7, 1, 0},
    {"american independence day|independence day", Reckoning::fixed, 7, 4, 0},
    {"battle of the boyne|orangemen s day", Reckoning::fixed, 7, 12, 0},
    {"bastille day", Reckoning::fixed, 7, 14, 0},
    {"st swithin s day|st swithun s day|saint swithin s day", Reckoning::fixed, 7, 15, 0},
    {"lammas|lammas day", Reckoning::fixed, 8, 1, 0},
    {"assumption day|feast of the assumption", Reckoning::fixed, 8, 15, 0},
    {"michaelmas|michaelmas day|michaelmas quarter day", Reckoning::fixed, 9, 29, 0},
    {"world mental health day", Reckoning::fixed, 10, 10, 0},
    {"trafalgar day", Reckoning::fixed, 10, 21, 0},
    {"halloween|hallowe en|all hallows eve", Reckoning::fixed, 10, 31, 0},
    {"all saints day|all saints|all hallows day|all hallows", Reckoning::fixed, 11, 1, 0},
    {"all souls day|all souls", Reckoning::fixed, 11, 2, 0},
    {"bonfire night|guy fawkes night|guy fawkes day|fireworks night|guy fawkes", Reckoning::fixed, 11, 5, 0},
    {"armistice day|remembrance day|martinmas|st martin s day", Reckoning::fixed, 11, 11, 0},
    {"white ribbon day", Reckoning::fixed, 11, 25, 0},
    {"st andrew s day|saint andrew s day|st andrews day", Reckoning::fixed, 11, 30, 0},
    {"st nicholas day|saint nicholas day", Reckoning::fixed, 12, 6, 0},
    {"st lucy s day|saint lucy s day", Reckoning::fixed, 12, 13, 0},
    {"christmas eve|xmas eve|noswyl nadolig", Reckoning::fixed, 12, 24, 0},
    {"christmas day|xmas day|dydd nadolig|christmas morning|christmas night", Reckoning::fixed, 12, 25, 0},
    {"boxing day|feast of st stephen|feast of stephen|st stephen s day|saint stephen s day|st stephens day",
     Reckoning::fixed, 12, 26, 0},
    {"new year s eve|new years eve|hogmanay|new year eve|old year s night", Reckoning::fixed, 12, 31, 0},
    {"orthodox easter|greek easter|orthodox easter sunday|orthodox easter day|greek orthodox easter",
     Reckoning::after_orthodox_easter, 0, 0, 0},
    {"orthodox good friday|greek good friday|orthodox great friday", Reckoning::after_orthodox_easter, -2, 0, 0},
    {"orthodox easter monday|greek easter monday", Reckoning::after_orthodox_easter, 1, 0, 0},
    {"orthodox pentecost", Reckoning::after_orthodox_easter, 49, 0, 0},
    {"collop monday|rose monday", Reckoning::after_easter, -48, 0, 0},
    {"spy wednesday", Reckoning::after_easter, -4, 0, 0},
    {"shrove tuesday|pancake day|pancake tuesday|mardi gras", Reckoning::after_easter, -47, 0, 0},
    {"ash wednesday", Reckoning::after_easter, -46, 0, 0},
    {"mothering sunday|mother s day|mothers day", Reckoning::after_easter, -21, 0, 0},
    {"palm sunday", Reckoning::after_easter, -7, 0, 0},
    {"maundy thursday|holy thursday", Reckoning::after_easter, -3, 0, 0},
    {"good friday", Reckoning::after_easter, -2, 0, 0},
    {"holy saturday|easter saturday|easter eve", Reckoning::after_easter, -1, 0, 0},
    {"easter sunday|easter day|easter morning", Reckoning::after_easter, 0, 0, 0},
    {"easter monday|easter bank holiday monday|easter bank holiday", Reckoning::after_easter, 1, 0, 0},
    {"low sunday", Reckoning::after_easter, 7, 0, 0},
    {"ascension day|ascension thursday", Reckoning::after_easter, 39, 0, 0},
    {"whit sunday|whitsun|pentecost|whitsunday", Reckoning::after_easter, 49, 0, 0},
    {"whit monday", Reckoning::after_easter, 50, 0, 0},
    {"trinity sunday", Reckoning::after_easter, 56, 0, 0},
    {"corpus christi", Reckoning::after_easter, 60, 0, 0},
    {"blue monday", Reckoning::nth, 1, 3, 1},
    {"black friday", Reckoning::nth_then, 11, 4, 14},
    {"cyber monday", Reckoning::nth_then, 11, 4, 44},
    {"black eye friday|mad friday|builder s friday", Reckoning::nth_then, 12, -5, 5},
    {"second sunday of advent|second sunday in advent", Reckoning::before_christmas, 3, 0, 7},
    {"third sunday of advent|third sunday in advent|gaudete sunday", Reckoning::before_christmas, 2, 0, 7},
    {"fourth sunday of advent|fourth sunday in advent", Reckoning::before_christmas, 1, 0, 7},
    {"early may bank holiday|may day bank holiday|first may bank holiday|may day holiday", Reckoning::bank, 5, 1, 1},
    {"spring bank holiday|late may bank holiday|whitsun bank holiday|second may bank holiday|late spring bank holiday",
     Reckoning::bank, 5, -1, 1},
    {"summer bank holiday|august bank holiday|late summer bank holiday|august bank holiday monday", Reckoning::nth, 8,
     -1, 1},
    {"father s day|fathers day", Reckoning::nth, 6, 3, 7},
    {"remembrance sunday", Reckoning::nth, 11, 2, 7},
    {"thanksgiving|thanksgiving day", Reckoning::nth, 11, 4, 4},
    {"grandparents day", Reckoning::nth, 10, 1, 7},
    {"advent sunday|first sunday of advent|first sunday in advent", Reckoning::before_christmas, 4, 0, 7},
    {"the day the clocks went forward|clocks went forward|clocks changed in march|start of british summer time",
     Reckoning::nth, 3, -1, 7},
    {"the day the clocks went back|clocks went back|clocks changed in october|end of british summer time",
     Reckoning::nth, 10, -1, 7},
    {"queen s funeral|funeral of the queen|funeral of queen elizabeth|funeral of queen elizabeth ii",
     Reckoning::anchor_event, 2022, 9, 19},
    {"king s coronation|coronation of king charles|coronation of the king|coronation of king charles iii",
     Reckoning::anchor_event, 2023, 5, 6},
    {"eu referendum|brexit referendum", Reckoning::anchor_event, 2016, 6, 23},
    {"general election|election day|polling day", Reckoning::once_a_year_event, 0, 0, 0},
    {"christmas|xmas", Reckoning::anchor_fixed, 12, 25, 0},
    {"new year", Reckoning::anchor_fixed, 1, 1, 0},
    {"easter", Reckoning::anchor_easter, 0, 0, 0},
    {"valentine", Reckoning::anchor_fixed, 2, 14, 0},
};

/// From each phrase to its entry, counted from 1.
WordTable const& phrases() {
    static WordTable const made = [] {
        WordTable out;
        for (int i = 0; i < static_cast<int>(std::size(entries)); ++i) {
            auto rest = entries[i].phrase;
            while (!rest.empty()) {
                auto const bar = std::min(rest.find('|'), rest.size());
                if (auto& index = out.look_at(rest.substr(0, bar)); index == 0) index = static_cast<unsigned>(i) + 1;
                rest.remove_prefix(std::min(bar + 1, rest.size()));
            }
        }
        return out;
    }();
    return made;
}

/// How many words the longest phrase has that begins with `word`; 0 where none does.
std::size_t longest_from(std::string_view word) {
    static WordTable const made = [] {
        WordTable out;
        phrases().for_each([&](std::string_view phrase, std::uint32_t) {
            auto& longest = out.look_at(phrase.substr(0, phrase.find(' ')));
            auto const words = static_cast<std::uint32_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
            longest = std::max(longest, words);
        });
        return out;
    }();
    auto const* found = made.find(word);
    return found == nullptr ? 0U : *found;
}

}  // namespace

sys_days easter(int year) {
    int const a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25,
              g = (b - f + 1) / 3;
    int const h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7,
              m = (a + 11 * h + 22 * l) / 451;
    int const month = (h + l - 7 * m + 114) / 31;
    return day(year, month, (h + l - 7 * m + 114) % 31 + 1);
}

std::optional<sys_days> nth_weekday(int year, int month, int n, int weekday) {
    if (n == -1) {
        sys_days last = (month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1)) - days(1);
        while (iso_weekday(last) != weekday) last -= days(1);
        return last;
    }
    sys_days at = day(year, month, 1);
    while (iso_weekday(at) != weekday) at += days(1);
    at += days(7 * (n - 1));
    auto const found = std::chrono::year_month_day(at);
    if (static_cast<int>(static_cast<unsigned>(found.month())) != month) return std::nullopt;
    return at;
}

std::optional<NamedDay> named_day_at(View const& view, std::size_t token) {
    auto const longest = longest_from(view.word(token));
    if (longest == 0) return std::nullopt;
    auto const joins = [&view](std::size_t at) {
        auto const gap = view.gap(at);
        return (gap.size() <= 2 && gap.find_first_of(",;.:") == std::string_view::npos) ||
               (view.word(at) == "st" && gap == ". ");
    };
    std::string words;
    std::optional<NamedDay> found;
    for (std::size_t at = token; at < view.size() && at - token < longest && (at == token || joins(at - 1)); ++at) {
        if (at > token) words += ' ';
        words += view.word(at);
        auto const* entry = phrases().find(words);
        if (entry == nullptr) continue;
        auto const index = static_cast<int>(*entry) - 1;
        auto const reckoning = entries[index].reckoning;
        found = NamedDay{at + 1, index,
                         reckoning == Reckoning::anchor_fixed || reckoning == Reckoning::anchor_easter ||
                             reckoning == Reckoning::once_a_year_event || reckoning == Reckoning::anchor_event ||
                             reckoning == Reckoning::anchor_census};
    }
    return found;
}

namespace {

/// Bank holidays that were moved by proclamation: https://www.gov.uk/bank-holidays and its earlier editions.
std::optional<sys_days> moved_bank_holiday(int year, int month, int n) {
    if (month == 5 && n == 1 && (year == 1995 || year == 2020)) return day(year, 5, 8);
    if (month == 5 && n == -1 && year == 2002) return day(year, 6, 4);
    if (month == 5 && n == -1 && year == 2012) return day(year, 6, 4);
    if (month == 5 && n == -1 && year == 2022) return day(year, 6, 2);
    return std::nullopt;
}

/// The weekday off for a holiday that falls on a weekend; on a Monday Boxing Day stays, and Christmas Day has Tuesday.
sys_days substitute_for(int year, int month, int day_of_month) {
    sys_days at = day(year, month, day_of_month);
    int const weekday = iso_weekday(at);
    if (month == 12) return weekday >= 6 ? at + days(2) : at;
    return weekday >= 6 ? at + days(8 - weekday) : at;
}

/// Days of general elections: https://www.gov.uk and the House of Commons Library.
std::vector<sys_days> general_elections(int year) {
    static constexpr int elections[][3] = {{1992, 4, 9}, {1997, 5, 1}, {2001, 6, 7},   {2005, 5, 5}, {2010, 5, 6},
                                           {2015, 5, 7}, {2017, 6, 8}, {2019, 12, 12}, {2024, 7, 4}};
    for (auto const& one : elections)
        if (one[0] == year) return {day(year, one[1], one[2])};
    return {};
}

/// England, Wales and Northern Ireland, and Scotland in 2022 (https://www.ons.gov.uk/census and
/// scotlandscensus.gov.uk).
std::vector<sys_days> census_days(int year) {
    static constexpr int taken[][3] = {{1991, 4, 21}, {2001, 4, 29}, {2011, 3, 27}, {2021, 3, 21}, {2022, 3, 20}};
    for (auto const& one : taken)
        if (one[0] == year) return {day(year, one[1], one[2])};
    return {};
}

/// A Jewish feast begins on the evening before, but where the name says that evening.
bool begins_at_dusk(std::string_view phrase) {
    return phrase.find("eve") == std::string_view::npos && phrase.find("night") == std::string_view::npos &&
           !phrase.starts_with("kol");
}

sys_days friday_before_christmas(int year) {
    sys_days at = day(year, 12, 24);
    while (iso_weekday(at) != 5) at -= days(1);
    return at;
}

std::vector<sys_days> from_day_to(sys_days first, int more) {
    std::vector<sys_days> out;
    for (int i = 0; i <= more; ++i) out.push_back(first + days(i));
    return out;
}

}  // namespace

int index_of_month(Moon calendar, int month) {
    return static_cast<int>(std::size(entries)) + 16 * static_cast<int>(calendar) + month;
}

std::vector<std::pair<std::string_view, int>> all_named_days() {
    std::vector<std::pair<std::string_view, int>> out;
    for (int i = 0; i < static_cast<int>(std::size(entries)); ++i)
        for (auto rest = entries[i].phrase; !rest.empty();) {
            auto const bar = std::min(rest.find('|'), rest.size());
            out.emplace_back(rest.substr(0, bar), i);
            rest.remove_prefix(std::min(bar + 1, rest.size()));
        }
    return out;
}

std::vector<sys_days> days_of_named(int index, int year) {
    if (int const beyond = index - static_cast<int>(std::size(entries)); beyond >= 0)
        return lunar_days(static_cast<Moon>(beyond / 16), beyond % 16, 1, year);
    auto const& entry = entries[index];
    switch (entry.reckoning) {
        case Reckoning::fixed_about:
            return from_day_to(day(year, entry.first, entry.second), entry.third);
        case Reckoning::after_orthodox_easter:
            return {orthodox_easter(year) + days(entry.first)};
        case Reckoning::substitute:
            return {substitute_for(year, entry.first, entry.second)};
        case Reckoning::lunar: {
            auto out = lunar_days(static_cast<Moon>(entry.third), entry.first, entry.second, year);
            // The fast of the ninth of Av is kept on a Sunday where it falls on the Sabbath.
            bool const fast = entry.third == by_hebrew && entry.first == 12 && entry.second == 9;
            if (entry.third == by_hebrew && begins_at_dusk(entry.phrase) && !out.empty())
                out.insert(out.begin(), out.front() - days(1));
            if (fast && !out.empty() && iso_weekday(out.back()) == 6) out.push_back(out.back() + days(1));
            return out;
        }
        case Reckoning::event:
        case Reckoning::anchor_event:
            if (year != entry.first) return {};
            return {day(entry.first, entry.second, entry.third)};
        case Reckoning::once_a_year_event:
            return general_elections(year);
        case Reckoning::nth_then:
            if (entry.second == -5) {
                // Where Christmas Eve is a Friday, most mean the one before it.
                auto const last = friday_before_christmas(year);
                if (last == day(year, 12, 24)) return {last - days(7), last};
                return {last};
            }
            if (auto const found = nth_weekday(year, entry.first, entry.second, entry.third % 10))
                return {*found + days(entry.third / 10)};
            return {};
        case Reckoning::fixed:
        case Reckoning::anchor_fixed:
            if (entry.first == 2 && entry.second == 29 && !std::chrono::year(year).is_leap()) return {};
            return {day(year, entry.first, entry.second)};
        case Reckoning::after_easter:
            return {easter(year) + days(entry.first)};
        case Reckoning::anchor_easter:
            return {easter(year), easter(year) + days(1)};
        case Reckoning::nth_after: {
            sys_days at = day(year, entry.first, entry.second);
            while (iso_weekday(at) != entry.third) at += days(1);
            return {at};
        }
        case Reckoning::super_bowl:
            return {*nth_weekday(year, 2, year >= 2022 ? 2 : 1, 7)};
        case Reckoning::census:
        case Reckoning::anchor_census:
            return census_days(year);
        case Reckoning::bank:
            if (auto const moved = moved_bank_holiday(year, entry.first, entry.second)) return {*moved};
            [[fallthrough]];
        case Reckoning::nth:
            if (auto const found = nth_weekday(year, entry.first, entry.second, entry.third)) return {*found};
            return {};
        case Reckoning::before_christmas: {
            sys_days at = day(year, 12, 24);
            while (iso_weekday(at) != 7) at -= days(1);
            return {at - days(7 * (entry.first - 1))};
        }
    }
    return {};
}

}  // namespace dhrdoc::redact
