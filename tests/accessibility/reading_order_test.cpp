// The reports of the samples: what a screen reader is given, by poppler's account, is what the documents say, in their
// order; and what it is not given is no part of them.
#include "casefile/reader.h"
#include "draw/draw.h"
#include "fill/fill.h"
#include "fill/generalise.h"
#include "fill/view.h"
#include "markdown/parse.h"
#include "pipeline.h"
#include "redact/redact.h"
#include "typeset/typeset.h"
#include "write/pdf.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

namespace {

using namespace dhrdoc;
using model::Block;
using model::BlockKind;

/// One report of one sample, as a document and as pages.
struct Report {
    base::Sources sources;
    base::DiskFiles files;
    base::Diagnostics diagnostics;
    FontFiles font_files{files};
    Workbench bench{font_files};
    std::optional<redact::Redaction> redaction;
    model::Style style;
    model::Pages pages;

    Report(std::string const& sample, std::string const& kind) {
        auto const folder = std::filesystem::path(DHRDOC_SOURCE_DIR) / "samples" / sample;
        Resources resources(sources, files, folder, {});
        casefile::Reader reader(sources, files);
        model::Policy policy;
        policy.profile = model::Profile::panel;
        policy.reviewed = reader.read_case(folder / "case.toml", diagnostics);
        REQUIRE(policy.reviewed);
        policy.identities = reader.identities_of(*policy.reviewed);
        auto const facts =
            fill::view_of(*policy.reviewed, policy.profile, fill::generalise(*policy.identities, policy.profile));
        auto filled = std::make_shared<model::FilledText const>(fill::fill(
            *resources.find_template(kind, diagnostics), facts, resources.partials(diagnostics), sources, diagnostics));
        auto parsed = markdown::parse(filled, sources, {}, diagnostics);
        redaction = redact::redact(std::move(parsed), *redact::compile(policy), sources, diagnostics);
        style = resources.load_style(document().style, diagnostics).value();
        pages = typeset::typeset(
            redaction->document, style, bench.fonts_for(style, folder),
            [&](std::string const& path) { return resources.load_image(path); }, {"DRAFT", draw::draw}, sources,
            diagnostics);
    }
    [[nodiscard]] model::Document const& document() const { return redaction->document.document(); }
};

/// Without white space, where elements begin and lines end, and without characters that have no shape.
std::string packed(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const rest = text.substr(i);
        if (rest.starts_with("\xC2\xAD") || rest.starts_with("\xC2\xA0")) {
            ++i;
        } else if (rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xE2\x81\xA0")) {
            i += 2;
        } else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t') {
            out += text[i];
        }
    }
    return out;
}

/// Reads a document aloud: notes right after the block that cites them; no contents and no marks before items.
class Aloud {
public:
    explicit Aloud(Report const& report) : document_(report.document()), pages_(report.pages) {}

    std::string read() {
        blocks(document_.blocks);
        return std::move(out_);
    }

private:
    void blocks(std::vector<Block> const& all) {
        for (auto const& block : all) one(block);
    }

    void one(Block const& block) {
        if (block.kind == BlockKind::contents)
            out_ += packed(block.text.empty() ? std::string_view("Contents") : block.text.text);
        else if (block.kind == BlockKind::table || block.kind == BlockKind::figure)
            say(block.kind == BlockKind::table ? "Table" : "Figure", block);
        else if (block.kind == BlockKind::heading || block.kind == BlockKind::paragraph ||
                 block.kind == BlockKind::code)
            say({}, block);
        bool const table_is_drawn = block.chart != model::ChartKind::none && !block.prints_table;
        if (!table_is_drawn) blocks(block.children);
    }

    void say(std::string_view word, Block const& block) {
        if (!block.number.empty()) out_ += packed(fmt::format("{}{}", word, block.number));
        if (!word.empty() && !block.number.empty() && !block.text.empty()) out_ += ':';
        std::vector<std::uint32_t> cited;
        std::size_t at = 0;
        for (auto const& inset : block.text.insets) {
            out_ += packed(std::string_view(block.text.text).substr(at, inset.at - at));
            at = inset.at + 3;
            if (inset.kind == model::Inset::Kind::note_reference) {
                out_ += std::to_string(inset.note + 1);
                cited.push_back(inset.note);
            } else {
                out_ += page_of(inset.target);
            }
        }
        out_ += packed(std::string_view(block.text.text).substr(at));
        for (auto const note : cited) {
            if (noted_.insert(note).second) blocks(document_.notes.at(note).blocks);
        }
    }

    [[nodiscard]] std::string page_of(std::string const& id) const {
        for (auto const& destination : pages_.destinations) {
            if (destination.id == id) return std::to_string(destination.page + 1);
        }
        return "?";
    }

    model::Document const& document_;
    model::Pages const& pages_;
    std::set<std::uint32_t> noted_;
    std::string out_;
};

/// Without the meaning of its colours, which poppler looks up anew for every piece of text: that takes four fifths of
/// its time.
void write_for_poppler(std::string const& bytes, std::filesystem::path const& path) {
    QPDF pdf;
    pdf.processMemoryFile("paper.pdf", bytes.data(), bytes.size());
    pdf.getRoot().removeKey("/OutputIntents");
    QPDFWriter(pdf, path.c_str()).write();
}

std::string output_of(std::string const& command) {
    auto* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 65536> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) out.append(buffer.data(), got);
    REQUIRE(pclose(pipe) == 0);
    return out;
}

/// The text of `pdfinfo -struct-text`, without what is inside of contents (TOC), marks before items (Lbl) and charts
/// (Figure), whose text alternative is read instead.
std::string text_in(std::string const& tree) {
    std::string out;
    std::size_t skipped = std::string::npos;  // everything that is further right than this
    for (std::size_t begin = 0; begin < tree.size();) {
        auto const end = std::min(tree.find('\n', begin), tree.size());
        auto const line = std::string_view(tree).substr(begin, end - begin);
        begin = end + 1;
        auto const depth = line.find_first_not_of(' ');
        if (depth == std::string_view::npos || depth > skipped) continue;
        skipped = std::string::npos;
        auto const words = line.substr(depth);
        if (words.starts_with('"'))
            out += packed(words.substr(1, words.rfind('"') - 1));
        else if (words.starts_with("TOC") || words.starts_with("Lbl") || words.starts_with("Figure"))
            skipped = depth;
    }
    return out;
}

/// Where two texts part, for a message that can be read.
std::string parting(std::string const& wanted, std::string const& got) {
    auto const at = static_cast<std::size_t>(std::mismatch(wanted.begin(), wanted.end(), got.begin(), got.end()).first -
                                             wanted.begin());
    if (at == wanted.size() && at == got.size()) return {};
    auto const from = at < 60 ? 0 : at - 60;
    return fmt::format("the document says \"{}\", the file \"{}\"", wanted.substr(from, 120),
                       from < got.size() ? got.substr(from, 120) : std::string());
}

/// The words of all heading rows, which pages repeat without saying them again.
void collect_headings(std::vector<Block> const& blocks, std::string& out) {
    for (auto const& block : blocks) {
        if (block.kind == BlockKind::row && !block.header) continue;
        if (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading)
            out += packed(block.text.text) + '\n';
        collect_headings(block.children, out);
    }
}

void collect_tables(model::Document const& document, std::string& out) {
    model::for_each_block(document, [&](Block const& block) {
        if (block.kind == BlockKind::table) collect_headings(block.children, out);
    });
}

}  // namespace

TEST_CASE("screen readers are given the report in its order, and nothing is kept from them") {
    auto const sample = GENERATE(as<std::string>(), "alder-court", "harbour-street", "two-rivers");
    auto const kind = GENERATE(as<std::string>(), "overview-report", "executive-summary", "action-plan");
    CAPTURE(sample, kind);
    Report const report(sample, kind);
    auto const path = std::filesystem::path(DHRDOC_BINARY_DIR) / fmt::format("reading-order-{}-{}.pdf", sample, kind);
    write_for_poppler(write::pdf(report.pages), path);
    CHECK(parting(Aloud(report).read(),
                  text_in(output_of(fmt::format("pdfinfo -enc UTF-8 -struct-text '{}'", path.string())))) == "");

    // What is outside of the tree: running titles, dots, and heading rows where they come again.
    std::string repeated;
    collect_tables(report.document(), repeated);
    std::string other;
    for (auto const& page : report.pages.pages) {
        for (auto const& text : page.texts) {
            bool const beside = text.baseline < page.body_top || text.baseline > page.body_bottom;
            if (text.element != model::artifact || text.shaped == nullptr || beside) continue;
            auto const words = packed(text.shaped->text);
            bool const dots = words.find_first_not_of(report.style.leader) == std::string::npos;
            if (!dots && repeated.find(words) == std::string::npos) other += text.shaped->text + '\n';
        }
    }
    CHECK(other == "");
}
