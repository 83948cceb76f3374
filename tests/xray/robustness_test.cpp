// Takes good files and spoils them; examining them must end, soon and without an exception, and must say what is wrong.
#include "fake_search.h"
#include "pdf_maker.h"
#include "xray/examine.h"

#include <catch2/catch.hpp>

#include <ctime>
#include <random>
#include <string>

namespace {

using namespace dhrdoc::xray;
using namespace dhrdoc::xray::test;

FakeSearch const withheld({"Eleanor Whitcombe", "Whitcombe"}, {"12 March 2021"});

Plan rich_plan() {
    Plan plan;
    plan.content = "q 1 0 0 1 10 10 cm /Fm1 Do Q " + shown("A review of a life.") +
                   "/Span << /ActualText (a life) >> BDC 0 g 10 10 50 50 re f EMC";
    plan.resources += " /XObject << /Fm1 10 0 R >>";
    plan.objects[10] = packed(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /Font << /F1 5 0 R >> >>", shown("inside"));
    plan.objects[11] = "<< /First 12 0 R /Last 12 0 R >>";
    plan.objects[12] = "<< /Title " + hex(utf16be("One")) + " /Parent 11 0 R >>";
    plan.objects[13] = packed("/Type /Metadata /Subtype /XML", "<x:xmpmeta><dc:title>One</dc:title></x:xmpmeta>");
    plan.font =
        "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Boxes /FirstChar 32 /LastChar 34 /Widths [500 500 500] "
        "/FontDescriptor 14 0 R /ToUnicode 16 0 R >>";
    plan.objects[14] = "<< /Type /FontDescriptor /FontName /ABCDEF+Boxes /Flags 4 /FontFile2 15 0 R >>";
    plan.objects[15] = packed("/Length1 1", true_type(u"Arview of l.nsd"));
    plan.objects[16] = packed("", "1 beginbfrange <41> <5A> <0041> endbfrange 1 beginbfchar <20> <0020> endbfchar");
    plan.catalog = "/Outlines 11 0 R /Metadata 13 0 R";
    return plan;
}

Plan leaking_plan() {
    Plan plan;
    plan.content = shown("about Eleanor Whitcombe");
    return plan;
}

void examine_within_seconds(std::string const& bytes) {
    // Of the processor, whatever else the machine does; sanitizers take several times as much.
#ifdef __SANITIZE_ADDRESS__
    constexpr double most = 40;
#else
    constexpr double most = 8;
#endif
    auto const begin = std::clock();
    Examination const examination = examine(bytes, withheld, Strictness::any);
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < most);
    CHECK((examination.readable || !examination.refusal.empty()));
}

Examination examined(Plan const& plan, Strictness strictness = Strictness::any) {
    return examine(make(plan), withheld, strictness);
}

bool says(Examination const& examination, std::string const& message) {
    for (Finding const& finding : examination.findings) {
        if (finding.message == message) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("bytes that are no PDF are refused in plain words") {
    auto const refusal = [](std::string const& bytes) { return examine(bytes, withheld, Strictness::any).refusal; };
    CHECK(refusal("") == "the file is empty");
    CHECK(refusal("Dear Chair, thank you.") == "this is not a PDF: it does not begin with %PDF-");
    CHECK(refusal("%PDF-1.7\n") ==
          "the list of its objects (the cross-reference table) is damaged and could not be rebuilt");
    CHECK(refusal(std::string(5000, '\0')) == "this is not a PDF: it does not begin with %PDF-");
}

TEST_CASE("what can be read of a broken file is searched all the same") {
    std::string file = make(leaking_plan());
    file.resize(file.find("xref\n0 1"));
    file.replace(file.find("/Type /Catalog"), 14, "/Type /Kitchen");
    Examination const examination = examine(file, withheld, Strictness::any);
    CHECK(examination.has_errors());
}

TEST_CASE("a file with a password asks for it") {
    std::string const file = repacked(make(leaking_plan()), Repack::encrypted_closed);
    Examination const closed = examine(file, withheld, Strictness::any);
    CHECK_FALSE(closed.readable);
    CHECK(closed.needs_password);
    CHECK(closed.refusal == "the file is encrypted, and neither the empty password nor the one given opens it");
    CHECK(examine(file, withheld, Strictness::any, "garden door").needs_password);
    Examination const open = examine(file, withheld, Strictness::any, "garden gate");
    CHECK(open.readable);
    CHECK_FALSE(open.needs_password);
    CHECK(open.has_errors());
}

TEST_CASE("every shortened file comes to an end") {
    for (std::string const& file : {make(rich_plan()), repacked(make(rich_plan()), Repack::object_streams)}) {
        for (std::size_t length = 0; length < file.size(); length += 7) examine_within_seconds(file.substr(0, length));
    }
}

TEST_CASE("every spoilt file comes to an end") {
    std::mt19937 random(20);
    for (Repack const how :
         {Repack::object_streams, Repack::linearized, Repack::uncompressed, Repack::encrypted_open}) {
        std::string const good = repacked(make(rich_plan()), how);
        for (int round = 0; round < 400; ++round) {
            std::string bad = good;
            for (unsigned i = 0; i <= random() % 6; ++i) {
                std::size_t const at = random() % bad.size();
                switch (random() % 4) {
                    case 0:
                        bad[at] = static_cast<char>(random());
                        break;
                    case 1:
                        bad.erase(at, random() % 20);
                        break;
                    case 2:
                        bad.insert(at, bad.substr(random() % bad.size(), random() % 40));
                        break;
                    default:
                        bad[at] = "0123456789<>[]()/ R"[random() % 19];
                }
            }
            examine_within_seconds(bad);
        }
    }
}

TEST_CASE("loops come to an end") {
    Plan pages = rich_plan();
    pages.objects[2] = "<< /Type /Pages /Kids [3 0 R 2 0 R 2 0 R] /Count 3 >>";
    examine_within_seconds(make(pages));
    Plan form = rich_plan();
    form.objects[10] =
        stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm1 10 0 R >> >>",
               "/Fm1 Do /Fm1 Do /Fm1 Do");
    examine_within_seconds(make(form));
    Plan reference = rich_plan();
    reference.objects[20] = "21 0 R";
    reference.objects[21] = "20 0 R";
    reference.catalog = "/Names 20 0 R /Outlines 21 0 R";
    examine_within_seconds(make(reference));
    Plan length = rich_plan();
    length.objects[4] = "<< /Length 4 0 R >>\nstream\nBT ET\nendstream";
    examine_within_seconds(make(length));
}

TEST_CASE("forms that multiply come to an end and are said to be unchecked") {
    Plan plan = rich_plan();
    for (int i = 10; i < 22; ++i) {
        std::string doing;
        for (int k = 0; k < 40; ++k) doing += "/N Do ";
        plan.objects[i] = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N " +
                                     std::to_string(i + 1) + " 0 R >> >>",
                                 doing);
    }
    plan.objects[22] = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "BT ET");
    plan.catalog.clear();
    Examination const examination = examined(plan);
    CHECK(says(examination, "the content of the page is damaged or too large, and was read as far as it could be"));
}

TEST_CASE("a stream that unpacks to a great deal is said to be unchecked") {
    Plan plan;
    plan.objects[10] = stream("/Filter [/FlateDecode /FlateDecode]", deflated(deflated(std::string(300U << 20U, ' '))));
    plan.catalog = "/Extra 10 0 R";
    Examination const examination = examined(plan);
    CHECK(says(examination, "a stream unpacks to more than can be looked through"));
}

TEST_CASE("deep nesting comes to an end") {
    Plan plan;
    plan.objects[10] = std::string(20'000, '[') + std::string(20'000, ']');
    std::string dictionaries;
    for (int i = 0; i < 5000; ++i) dictionaries += "<< /A ";
    plan.objects[11] = dictionaries;
    plan.catalog = "/Extra [10 0 R 11 0 R]";
    examine_within_seconds(make(plan));
}

TEST_CASE("text that no table turns into letters is said to be unchecked") {
    Plan plan;
    plan.font = "<< /Type /Font /Subtype /Type0 /BaseFont /Strange /Encoding /Identity-H /DescendantFonts [10 0 R] >>";
    plan.objects[10] = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Strange >>";
    plan.content = "BT /F1 12 Tf 72 720 Td <00010002> Tj ET";
    CHECK(says(examined(plan),
               "some text cannot be turned into letters: its font does not say what they are; look at the page"));
}

TEST_CASE("a clean file of ours has no findings at all") {
    Plan plan;
    plan.content = shown("The review was begun in the spring.");
    Examination const examination = examined(plan, Strictness::ours);
    CHECK(examination.readable);
    CHECK(examination.findings.empty());
    CHECK(examine(repacked(make(plan), Repack::object_streams), withheld, Strictness::ours).findings.empty());
}

TEST_CASE("a line through a word is no ground, however many words it goes through; stripes all over it are") {
    auto const channels = [](std::string const& shapes) {
        Plan plan;
        plan.content = "0 g " + shapes + shown("struck out");
        std::string out;
        for (Finding const& finding : examined(plan, Strictness::ours).findings) out += finding.channel.substr(0, 3);
        return out;
    };
    CHECK(channels("60 723.3 200 0.7 re f ") == "");
    CHECK(channels("60 723.3 200 0.7 re f 60 718.5 200 0.6 re f ") == "");
    CHECK(channels("60 718 200 4 re f 60 722 200 4 re f 60 726 200 4 re f ") == "L02");
}

TEST_CASE("what we do not write is an error in a file of ours") {
    auto const refused = [](Plan const& plan, std::string const& channel) {
        for (Finding const& finding : examined(plan, Strictness::ours).findings) {
            if (finding.severity == dhrdoc::base::Severity::error && finding.channel.substr(0, 3) == channel)
                return true;
        }
        return false;
    };
    Plan covered;
    covered.content = shown("a word") + "0 g 60 700 200 50 re f";
    CHECK(refused(covered, "L01"));
    Plan white;
    white.content = "1 g " + shown("a word");
    CHECK(refused(white, "L02"));
    Plan script;
    script.catalog = "/OpenAction << /S /JavaScript /JS (app.beep) >>";
    CHECK(refused(script, "L17"));
    Plan slack;
    slack.after = "more";
    CHECK(refused(slack, "L22"));
    Plan orphan;
    orphan.objects[10] = "(alone)";
    CHECK(refused(orphan, "L21"));
    Plan note;
    note.page = "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>]";
    CHECK(refused(note, "L14"));
    Plan dated;
    dated.objects[10] = "<< /Title (A review) /CreationDate (D:20250301) >>";
    dated.trailer = "/Info 10 0 R";
    CHECK(refused(dated, "L09"));
    Plan named;
    named.catalog = "/Metadata 10 0 R";
    auto const metadata = [](std::string const& property) {
        return stream("/Type /Metadata /Subtype /XML",
                      "<?xpacket begin='' id=''?><x:xmpmeta><rdf:RDF><rdf:Description><dc:title>A review</dc:title>" +
                          property + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='r'?>");
    };
    named.objects[10] = metadata("<xmp:CreatorTool>A machine</xmp:CreatorTool>");
    CHECK(refused(named, "L10"));
    named.objects[10] = metadata("");
    CHECK(examined(named, Strictness::ours).findings.empty());
}

TEST_CASE("white text on a dark ground is seen") {
    Plan plan;
    plan.content = "0 0 0.4 rg 50 700 400 60 re f 1 g " + shown("A heading");
    CHECK(examined(plan, Strictness::ours).findings.empty());
}

TEST_CASE("our own texts are read as a browser reads them") {
    auto const leaks = [](std::string const& text) { return examine_text(text, withheld).has_errors(); };
    CHECK(leaks("<p>about Whitcombe</p>"));
    CHECK(leaks("<p>about Whit<b>combe</b></p>"));
    CHECK(leaks("<p>Whit&#99;ombe and &#x57;hitcombe</p>"));
    CHECK(leaks("<img alt='Eleanor Whitcombe'>"));
    CHECK(leaks("<!-- Whitcombe -->"));
    CHECK(leaks("<a href='/people/%57hitcombe'>x</a>"));
    CHECK(leaks("<script>var a = '\\u0057hitcombe';</script>"));
    CHECK(leaks("<img src='data:text/plain;base64,V2hpdGNvbWJl'>"));
    CHECK(leaks("<div data-name='whitcombe'>"));
    CHECK_FALSE(leaks("<p>about a <b>white</b> comb</p><!-- nothing -->"));
    CHECK(leaks("<p>Whitcombe<br>Witness</p>"));
    CHECK_FALSE(leaks("<p>Whit<br/>combe Road</p>"));
    // A picture is packed in letters, which by chance spell a name; what it unpacks to may not.
    CHECK_FALSE(leaks("<img src='data:image/png;base64,iVBORw0KGgoA+Whitcombe+A=='>"));
    CHECK(leaks("<img src='data:image/png;base64,iVBORw0KGgoAV2hpdGNvbWJl'>"));
    CHECK(leaks("<img src='data:text/plain;base64,iVAA+Whitcombe+A=='>"));
    CHECK(leaks("<img src='data:image/png;base64,iVBORw0KGgoA'>Whitcombe"));
    CHECK_FALSE(leaks("# A review\n\nThe white combe was seen.\n"));
}
