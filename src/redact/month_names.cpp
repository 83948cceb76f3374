// Takes words as a reader reads them; makes the months that they name in other languages and in other calendars.
#include "redact/month_names.h"

#include "base/unicode.h"
#include "redact/word_table.h"

#include <algorithm>
#include <string>

namespace dhrdoc::redact {

namespace {

// As the Unicode CLDR has them, in the cases that follow a day, and the usual spellings in Latin letters; those without
// a script of their own are written as they are folded. "!" before what is something else in English.
constexpr std::string_view foreign_months[] = {
    "janvier janv enero ene januar janner jaenner gennaio janeiro januari styczen stycznia sausio sausis janvaris "
    "janvari ianuarie leden ledna januara sijecanj sijecnja janar ocak eanair faoilleach fhaoilleach tammikuuta "
    "tammikuu jaanuar gener xaneiro jannar januarie janvarya yanvarya jannaayo yanayir janwari januwari jenuwari "
    "urtarrila января январь янв січня січень јануар јануара јануари януари ιανουαριου ιανουαριος يناير جنوری ژانویه "
    "ינואר !gen !led !tammi studzenia студзеня",
    "fevrier fevr febrero februar feber febbraio fevereiro februari luty lutego vasario vasaris februaris februarie "
    "unora unor februara veljaca veljace shkurt subat feabhra gearran ghearran helmikuuta helmikuu veebruar febrer "
    "febreiro frar fevralya febraayo fibrayir farwari farvari shubat otsaila февраля февраль фев февр лютого лютий "
    "фебруар фебруара февруари φεβρουαριου φεβρουαριος فبراير فروری فوریه פברואר !fev !peb !helmi pebrero !lut фебр "
    "лютага",
    "!mars marzo marz maerz marco maart mrt marzec marca kovo kovas marts martie marcius brezna brezen marec marta "
    "ozujak ozujka !mart mhart maaliskuuta maaliskuu martxoa marzu maarso maris adhar machi maret marzen марта март "
    "мар березня березень марте μαρτιου μαρτιος مارس مارچ מרץ !brez !maalis marso sakavika сакавіка берез ",
    "avril avr abril abr aprile kwiecien kwietnia kwi balandzio balandis aprilis aprilie dubna duben aprila travnja "
    "travanj prill !nisan aibrean giblean ghiblean huhtikuuta huhtikuu aprill aprelya abriil aprail ibril naysan "
    "apirila aprili апреля апрель апр квітня квітень април априла απριλιου απριλιος أبريل ابريل اپریل آوریل אפריל "
    "!huhti abrila красавіка кві квіт",
    "!mayo maggio maio !mei maj maja geguzes geguze maijs majus kvetna kveten svibnja svibanj mayis bealtaine μαιος "
    "ceitean cheitean toukokuuta toukokuu mai maig mejju maajo mayu maija !maya ayyar maiatza мая май травня травень "
    "мај маја μαιου مايو مئی מאי !mag !touko траўня mayskogo",
    "juin junio juni giugno junho czerwiec czerwca cze birzelio birzelis junijs iunie junius cervna cerven lipnja "
    "lipanj qershor haziran meitheamh ogmhios kesakuuta kesakuu juuni juny xuno gunju iyunya juun yunyu joon juna "
    "junija yunio hazeran ekaina июня июнь червня червень јун јуна юни ιουνιου ιουνιος يونيو جون ژوئن יוני !giu !iun "
    "!hun hunyo !kesa чэрвеня чер черв",
    "juillet juil julio juli luglio lug julho lipiec lipca liepos liepa julijs iulie julius cervence cervenec srpnja "
    "srpanj korrik temmuz iuil iuchar heinakuuta heinakuu juuli juliol xullo lulju iyulya luuliyo yulyu jula julija "
    "joolai yulio julai tammuz uztaila июля июль липня липень јул јула юли ιουλιου ιουλιος يوليو جولائی ژوئیه יולי "
    "!iul !hul hulyo !heina ліпеня лип",
    "aout agosto augustus sierpien sierpnia rugpjucio rugpjutis !augusts augusztus srpna srpen kolovoza kolovoz gusht "
    "agustos lunasa lughnasa lunastal elokuuta elokuu agost awwissu avgusta avgust ogosto aghustus !augusta agast "
    "augusti agosti abuztua августа август авг серпня серпень αυγουστου αυγουστος أغسطس اگست اوت אוגוסט !ago !elo "
    "жніўня сер серп",
    "septembre septiembre settembre setembro wrzesien wrzesnia wrz rugsejo rugsejis septembris septembrie szeptember "
    "zari septembra rujna rujan shtator eylul sultain syyskuuta syyskuu setembre sentyabrya sebteembar sibtambar "
    "sitambar septembri aylul septemba iraila settembru сентября сентябрь сент вересня вересень септембар септембра "
    "септември σεπτεμβριου σεπτεμβριος سبتمبر ستمبر سپتامبر ספטמבר !set !syys setyembre верасня верес сен",
    "octobre octubre oktober okt ottobre outubro pazdziernik pazdziernika paz spalio spalis oktobris octombrie rijna "
    "rijen oktobra tetor ekim damhair dhamhair lokakuuta lokakuu oktoober oktobar oktyabrya oktoobar uktubar oktobri "
    "aktubar oktoba urria ottubru октября октябрь окт жовтня жовтень октобар октобра октомври οκτωβριου οκτωβριος "
    "أكتوبر اکتوبر اکتبر אוקטובר !ott !out !loka oktubre kastrychnika кастрычніка жовт",
    "novembre noviembre novembro listopad listopada lapkricio lapkritis novembris noiembrie listopadu novembra "
    "studenoga studeni nentor kasim samhain samhna marraskuuta marraskuu noyabrya noofeembar nufambar novembri "
    "navambar novemba azaroa novembru ноября ноябрь нояб листопада новембар новембра ноември νοεμβριου νοεμβριος "
    "نوفمبر نومبر نوامبر נובמבר !lis !marras nobyembre лістапада листоп listop studenog studenom",
    "decembre diciembre dezember dez dicembre dezembro grudzien grudnia gru gruodzio gruodis decembris decembrie "
    "prosince prosinec decembra prosinca prosinac dhjetor aralik nollaig nollag dubhlachd joulukuuta joulukuu "
    "detsember desembre desember dicembru dekabrya decembri diseembar disambar desemba abendua декабря декабрь дек "
    "грудня грудень децембар децембра декември δεκεμβριου δεκεμβριος ديسمبر دسمبر دسامبر דצמבר !dic !joulu disyembre "
    "снежня груд"};

constexpr std::string_view foreign_weekdays =
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo montag "
    "dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunedi martedi mercoledi giovedi venerdi sabato "
    "domenica segunda terca quarta quinta sexta feira poniedzialek wtorek sroda srode czwartek piatek sobota sobote "
    "niedziela niedziele luni marti miercuri joi vineri sambata duminica maandag dinsdag woensdag donderdag vrijdag "
    "zaterdag zondag pirmadienis antradienis treciadienis ketvirtadienis penktadienis sestadienis sekmadienis luan "
    "mairt ceadaoin deardaoin aoine satharn domhnach hetfo kedd szerda csutortok pentek szombat vasarnap pondeli utery "
    "streda stvrtok ctvrtek patek piatok nedele nedela mandag tirsdag onsdag torsdag fredag lordag sondag "
    "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье";

constexpr unsigned doubtful_mark = 16;

/// Greek and Cyrillic.
std::string with_capital(std::string_view word) {
    std::size_t at = 0;
    char32_t first = base::next_code_point(word, at);
    if ((first >= 0x3B1 && first <= 0x3C9) || (first >= 0x430 && first <= 0x44F)) first -= 0x20;
    if (first >= 0x450 && first <= 0x45F) first -= 0x50;
    std::string out;
    base::append_utf8(out, first);
    out += word.substr(at);
    return out;
}

WordTable const& foreign_table() {
    static WordTable const made = [] {
        WordTable out;
        unsigned month = 0;
        for (std::string_view words : foreign_months) {
            ++month;
            while (!words.empty()) {
                auto const end = std::min(words.find(' '), words.size());
                auto word = words.substr(0, end);
                words.remove_prefix(std::min(end + 1, words.size()));
                bool const doubtful = word.starts_with('!');
                if (doubtful) word.remove_prefix(1);
                if (word.empty()) continue;
                unsigned const value = month + (doubtful ? doubtful_mark : 0);
                auto const put = [&](std::string_view form) {
                    if (auto& entry = out.keep(form); entry == 0) entry = value;
                };
                if (static_cast<unsigned char>(word.front()) < 0x80) {
                    put(word);
                } else {
                    put(folded(word));
                    put(folded(with_capital(word)));  // a capital looks like another letter than the small one
                }
            }
        }
        return out;
    }();
    return made;
}

struct NamedMonth {
    std::string_view phrases;  // folded words; "|" between spellings
    Moon calendar;
    int month;
};
constexpr NamedMonth calendar_months[] = {
    {"muharram|moharram", Moon::islamic, 1},
    {"safar", Moon::islamic, 2},
    {"rabi al awwal|rabi ul awwal|rabi al awal|rabi ul awal|rabi i|rabi 1|rabi al ula|rabiul awal", Moon::islamic, 3},
    {"rabi al thani|rabi ath thani|rabi ul thani|rabi us sani|rabi al akhir|rabi ul akhir|rabi ii|rabi 2|rabi al "
     "akhirah",
     Moon::islamic, 4},
    {"jumada al ula|jumada al awwal|jumada ul awwal|jumada i|jumada 1|jamadi ul awwal|jumada al oola|jamadi al awwal",
     Moon::islamic, 5},
    {"jumada al thani|jumada al thaniyah|jumada al akhirah|jumada al akhira|jumada ii|jumada 2|jumada ul akhir|jumada "
     "ath thaniyah|jamadi us sani|jamadi al thani",
     Moon::islamic, 6},
    {"rajab", Moon::islamic, 7},
    {"shaban|sha ban|shaaban|shabaan", Moon::islamic, 8},
    {"ramadan|ramadhan|ramazan|ramzan", Moon::islamic, 9},
    {"shawwal|shawal", Moon::islamic, 10},
    {"dhu al qadah|dhul qadah|dhul qadah|dhu l qadah|dhu al qi dah|dhul qidah|dhul qi dah|dhu l qi dah|zul qadah|zul "
     "qa dah|zulqadah|zil qad|dhu al qa dah|dhul qa dah|dhul qada|zulqada",
     Moon::islamic, 11},
    {"dhu al hijjah|dhul hijjah|dhu l hijjah|dhul hijja|dhu al hijja|zul hijjah|zulhijjah|zil hajj|zul hijja|zilhajj|"
     "dhulhijjah",
     Moon::islamic, 12},
    {"tishrei|tishri", Moon::hebrew, 1},
    {"heshvan|cheshvan|marcheshvan|marheshvan", Moon::hebrew, 2},
    {"kislev", Moon::hebrew, 3},
    {"tevet|teves", Moon::hebrew, 4},
    {"shevat|shvat", Moon::hebrew, 5},
    {"adar i|adar rishon|adar 1|adar aleph", Moon::hebrew, 6},
    {"adar|adar ii|adar sheni|adar 2|adar bet", Moon::hebrew, 7},
    {"nisan|nissan", Moon::hebrew, 8},
    {"iyar|iyyar", Moon::hebrew, 9},
    {"sivan", Moon::hebrew, 10},
    {"tammuz|tamuz", Moon::hebrew, 11},
    {"av|menachem av", Moon::hebrew, 12},
    {"elul", Moon::hebrew, 13},
    {"farvardin", Moon::persian, 1},
    {"ordibehesht|urdibehisht", Moon::persian, 2},
    {"khordad|khurdad", Moon::persian, 3},
    {"tir", Moon::persian, 4},
    {"mordad|murdad|amordad", Moon::persian, 5},
    {"shahrivar|shahrivar", Moon::persian, 6},
    {"mehr", Moon::persian, 7},
    {"aban", Moon::persian, 8},
    {"azar", Moon::persian, 9},
    {"dey|dei", Moon::persian, 10},
    {"bahman", Moon::persian, 11},
    {"esfand|isfand", Moon::persian, 12},
};

struct Phrases {
    WordTable whole;    // to the entry, counted from 1
    WordTable longest;  // words of the longest phrase, by its first word
};
Phrases const& calendar_phrases() {
    static Phrases const made = [] {
        Phrases out;
        for (unsigned i = 0; i < std::size(calendar_months); ++i) {
            auto rest = calendar_months[i].phrases;
            while (!rest.empty()) {
                auto const bar = std::min(rest.find('|'), rest.size());
                auto const phrase = rest.substr(0, bar);
                rest.remove_prefix(std::min(bar + 1, rest.size()));
                if (auto& entry = out.whole.keep(phrase); entry == 0) entry = i + 1;
                auto& longest = out.longest.keep(phrase.substr(0, phrase.find(' ')));
                longest = std::max(longest, static_cast<unsigned>(std::count(phrase.begin(), phrase.end(), ' ')) + 1);
            }
        }
        return out;
    }();
    return made;
}

}  // namespace

std::optional<ForeignMonth> foreign_month(std::string_view folded_word) {
    auto const* const found = foreign_table().find(folded_word);
    if (found == nullptr || *found == 0) return std::nullopt;
    return ForeignMonth{static_cast<int>(*found % doubtful_mark), *found >= doubtful_mark};
}

bool is_foreign_weekday(std::string_view folded_word) {
    static WordTable const made = [] {
        WordTable out;
        for (auto rest = foreign_weekdays; !rest.empty();) {
            auto const end = std::min(rest.find(' '), rest.size());
            out.keep(folded(rest.substr(0, end))) = 1;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return out;
    }();
    return made.find(folded_word) != nullptr;
}

std::optional<CalendarMonth> calendar_month_at(View const& view, std::size_t token) {
    if (token >= view.size() || view.tokens()[token].is_number()) return std::nullopt;
    auto const* const longest = calendar_phrases().longest.find(view.word(token));
    if (longest == nullptr || *longest == 0) return std::nullopt;
    std::string words;
    std::optional<CalendarMonth> out;
    for (std::size_t at = token; at < view.size() && at - token < *longest; ++at) {
        auto const gap = at == token ? std::string_view() : view.gap(at - 1);
        if (gap.size() > 2 || gap.find_first_of(",;.:") != std::string_view::npos) break;
        if (at > token) words += ' ';
        words += view.word(at);
        auto const* const entry = calendar_phrases().whole.find(words);
        if (entry == nullptr || *entry == 0) continue;
        auto const& found = calendar_months[*entry - 1];
        out = CalendarMonth{found.calendar, found.month, at + 1};
    }
    return out;
}

}  // namespace dhrdoc::redact
