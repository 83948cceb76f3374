// Takes the sample cases; sets all their papers, walks over the pages, and reads the PDF as a reader's program would.
#include "draw/draw.h"
#include "inputs.h"
#include "page_walk.h"
#include "typeset/typeset.h"
#include "write/pdf.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace dhrdoc {

namespace {

using model::Block;
using model::BlockKind;

/// One paper of a sample.
struct Paper {
    model::Document document;
    model::Style style;
    model::Pages pages;
};

/// A sample's papers by their kind, and the case that they are about.
struct Sample {
    std::map<std::string, Paper> papers;
    std::shared_ptr<model::Case const> reviewed;
    base::Sources sources;
    base::DiskFiles files;
    std::string messages;

    explicit Sample(std::string const& name) : fonts_(files), bench_(fonts_) {
        Console console{sources, files, {}, {}, {}};
        Options options;
        for (auto const* file : {"case.toml", "feedback.toml"})
            options.files.emplace_back(fmt::format("{}/samples/{}/{}", DHRDOC_SOURCE_DIR, name, file));
        base::Diagnostics diagnostics;
        inputs_ = Inputs(options, console).read(diagnostics);
        for (auto& input : inputs_) {
            if (!input.feedback) reviewed = input.reviewed;
            for (auto const& kind : input.kinds) {
                if (!is_data(kind)) add(kind, input, diagnostics);
            }
        }
        for (auto const& diagnostic : diagnostics.all()) {
            if (diagnostic.severity == base::Severity::error) messages += base::to_human(diagnostic, sources);
        }
    }

private:
    void add(std::string const& kind, Input& input, base::Diagnostics& diagnostics) {
        auto const made = compose(kind, input.source, *input.resources, sources, diagnostics);
        if (!made) return;
        Paper paper;
        paper.document = made->document.document();
        auto const style = input.resources->load_style(paper.document.style, diagnostics);
        if (!style) return;
        paper.style = *style;
        auto const images = [&](std::string const& path) { return input.resources->load_image(path); };
        paper.pages = typeset::typeset(made->document, paper.style, bench_.fonts_for(paper.style, input.source.folder),
                                       images, {marking_of(input.source.profile), draw::draw}, sources, diagnostics);
        papers.emplace(kind, std::move(paper));
    }

    FontFiles fonts_;
    Workbench bench_;
    std::deque<Input> inputs_;
};

std::string without_spaces(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (static_cast<unsigned char>(c) > ' ') out += c;
    }
    return out;
}

/// The pages as pdftotext reads them, without spaces; nothing, and a loud word, where it is not installed.
std::vector<std::string> read_by_pdftotext(model::Pages const& pages) {
    if (std::system("command -v pdftotext > /dev/null 2>&1") != 0) {
        WARN("pdftotext is not installed: the samples' PDF files are not read");
        return {};
    }
    auto pattern = (std::filesystem::temp_directory_path() / "dhrdoc-sample-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    std::ofstream(pattern + "/paper.pdf", std::ios::binary) << write::pdf(pages);
    std::string all;
    {
        std::unique_ptr<FILE, int (*)(FILE*)> const pipe(
            popen(("pdftotext -raw -enc UTF-8 " + pattern + "/paper.pdf - 2>&1").c_str(), "r"), pclose);
        std::array<char, 4096> buffer{};
        for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;)
            all.append(buffer.data(), got);
    }
    std::filesystem::remove_all(pattern);
    std::vector<std::string> out;
    for (std::size_t at = 0; at < all.size();) {
        auto const end = std::min(all.find('\f', at), all.size());
        out.push_back(without_spaces(std::string_view(all).substr(at, end - at)));
        at = end + 1;
    }
    return out;
}

std::string joined(std::vector<std::string> const& texts) {
    std::string out;
    for (auto const& text : texts) out += text;
    return out;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

/// A text as it is printed, without spaces: notes as their numbers.
std::string printed(model::StyledText const& text) {
    std::string out;
    std::size_t at = 0;
    for (auto const& inset : text.insets) {
        out += text.text.substr(at, inset.at - at) + fmt::format("{}", inset.note + 1);
        at = inset.at + 3;
    }
    return without_spaces(out + text.text.substr(at));
}

std::string printed(std::vector<Block> const& blocks) {
    std::string out;
    for (auto const& block : blocks) out += printed(block.text) + printed(block.children);
    return out;
}

std::vector<Block const*> blocks_of(model::Document const& document, std::function<bool(Block const&)> const& wanted) {
    std::vector<Block const*> out;
    model::for_each_block(document, [&](Block const& block) {
        if (wanted(block)) out.push_back(&block);
    });
    return out;
}

/// Recommendations as report and summary print them: the second paragraph of each box.
std::vector<std::string> recommendations_in_boxes(Paper const& paper) {
    std::vector<std::string> out;
    for (auto const* box : blocks_of(paper.document, [](Block const& b) { return b.name == "recommendation"; }))
        out.push_back(box->children.at(1).text.text);
    return out;
}

/// ... and as the action plan does: the first cell of each row, behind its number. In the order of their numbers.
std::vector<std::string> recommendations_in_rows(Paper const& paper) {
    std::map<int, std::string> out;
    for (auto const* row :
         blocks_of(paper.document, [](Block const& b) { return b.kind == BlockKind::row && !b.header; })) {
        auto const& text = row->children.at(0).children.at(0).text.text;
        auto const dot = text.find(". ");
        out[std::stoi(text.substr(0, dot))] = text.substr(dot + 2);
    }
    std::vector<std::string> texts;
    for (auto const& [number, text] : out) texts.push_back(text);
    return texts;
}

/// What stands in the outline, up to a level: "8.1 Heading page 12".
std::vector<std::string> outline_of(model::Pages const& pages, int depth) {
    std::vector<std::string> out;
    for (auto const& entry : pages.outline) {
        if (entry.level <= depth) out.push_back(fmt::format("{} {}", entry.title, entry.page + 1));
    }
    return out;
}

/// What stands in the contents.
std::vector<std::string> contents_of(model::Pages const& pages) {
    std::map<model::ElementId, std::string> entries;
    for (auto const& page : pages.pages) {
        for (auto const& text : page.texts) {
            for (auto element = text.element; element != model::artifact;
                 element = pages.elements.at(static_cast<std::size_t>(element)).parent) {
                if (pages.elements.at(static_cast<std::size_t>(element)).role == model::ElementRole::contents_item)
                    entries[element] += text.shaped->text;
            }
        }
    }
    std::vector<std::string> out;
    for (auto const& [element, text] : entries) out.push_back(text);
    return out;
}

}  // namespace

TEST_CASE("every page of every sample keeps the promises") {
    for (std::string const name : {"harbour-street", "alder-court", "two-rivers"}) {
        Sample const sample(name);
        CAPTURE(name);
        CHECK(sample.messages == "");
        CHECK(sample.papers.size() >= 4);
        for (auto const& [kind, paper] : sample.papers) {
            CAPTURE(kind);
            CHECK(typeset::faults_in(paper.pages, paper.document, paper.style) == "");
        }
    }
}

TEST_CASE("the report of Harbour Street has each thing once, where it belongs") {
    Sample const sample("harbour-street");
    auto const& report = sample.papers.at("overview-report");
    auto const read = read_by_pdftotext(report.pages);
    if (read.empty()) return;
    CHECK(read.size() == report.pages.pages.size());
    CHECK(read.size() >= 45);
    auto const all = joined(read);

    auto const chronology = blocks_of(report.document, [](Block const& b) { return b.id == "t-chronology"; });
    REQUIRE(chronology.size() == 1);
    std::size_t rows = 0;
    for (auto const& row : chronology[0]->children) {
        if (row.header) continue;
        ++rows;
        CAPTURE(rows);
        CHECK(count(all, printed(row.children)) == 1);
    }
    CHECK(rows == sample.reviewed->chronology.size());
    CHECK(rows >= 70);

    CHECK(report.document.notes.size() >= 25);
    for (std::size_t i = 0; i < report.document.notes.size(); ++i) {
        auto const note = printed(report.document.notes[i].blocks);
        CAPTURE(i, note);
        CHECK(count(all, fmt::format("{}{}", i + 1, note)) == 1);
    }

    auto const recommendations = recommendations_in_boxes(report);
    CHECK(recommendations.size() >= 20);
    for (auto const& text : recommendations) {
        CAPTURE(text);
        CHECK(count(all, without_spaces(text)) == 1);
    }
    CHECK(blocks_of(report.document, [](Block const& b) { return b.name == "lesson"; }).size() >= 15);
}

TEST_CASE("recommendations read the same in report, summary and plan") {
    for (std::string const name : {"harbour-street", "alder-court", "two-rivers"}) {
        Sample const sample(name);
        CAPTURE(name);
        auto const report = recommendations_in_boxes(sample.papers.at("overview-report"));
        CHECK(report.size() == sample.reviewed->recommendations.size());
        CHECK(report == recommendations_in_boxes(sample.papers.at("executive-summary")));
        CHECK(report == recommendations_in_rows(sample.papers.at("action-plan")));
    }
}

TEST_CASE("outline and contents agree with the headings and their pages") {
    for (std::string const name : {"harbour-street", "alder-court", "two-rivers"}) {
        Sample const sample(name);
        for (auto const& [kind, paper] : sample.papers) {
            CAPTURE(name, kind);
            auto const contents = contents_of(paper.pages);
            if (!contents.empty()) CHECK(contents == outline_of(paper.pages, 2));
            CHECK((kind != "overview-report" || contents.size() >= 19));
            auto const read = read_by_pdftotext(paper.pages);
            if (read.empty()) continue;
            for (auto const& entry : paper.pages.outline) {
                CAPTURE(entry.title);
                CHECK(read.at(entry.page).find(without_spaces(entry.title)) != std::string::npos);
            }
        }
    }
}

}  // namespace dhrdoc
