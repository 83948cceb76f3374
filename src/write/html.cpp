// The page around the blocks: head, landmarks, title, notes.
#include "write/html.h"

#include "write/html_blocks.h"
#include "write/html_escape.h"
#include "write/html_style.h"

namespace dhrdoc::write {

namespace {

using model::Block;
using model::Document;
using std::string;

constexpr std::string_view policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

string first_heading(Document const& document) {
    string words;
    model::for_each_block(document, [&](Block const& block) {
        if (words.empty() && block.kind == model::BlockKind::heading) words = block.text.text;
    });
    return words;
}

/// What the window and the h1 are called; never empty.
string title_of(Document const& document) {
    for (string const& title : {document.title(), first_heading(document)}) {
        if (title.find_first_not_of(" \n\t") != string::npos) return title;
    }
    return "Document";
}

/// The margin boxes of printed pages (https://www.w3.org/TR/css-page-3/#margin-boxes).
string print_marking(string const& marking) {
    string quoted;
    for (char const c : marking) {
        if (c == '\n' || c == '<' || static_cast<unsigned char>(c) < 0x20) continue;
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    string const box = "{content:\"" + quoted + "\";font:bold 11pt sans-serif}";
    return "@page{@top-center" + box + "@bottom-center" + box + "}\n";
}

class Page {
public:
    Page(Document const& document, HtmlOptions const& options)
        : document_(document), options_(options), blocks_(document, options) {}

    string write() {
        string out = "<!DOCTYPE html>\n" + open_tag("html", {{"lang", document_.language}}) + '\n';
        out += head() + open_tag("body", {{"class", blocks_.has_numbers() ? "numbered-text" : ""}}) + '\n';
        out += element("a", {{"class", "skip"}, {"href", "#" + blocks_.main_id()}}, "Skip to main content") + '\n';
        out += banner() + main() + footer();
        return out + "</body>\n</html>\n";
    }

private:
    [[nodiscard]] string head() const {
        string out = "<head>\n<meta charset=\"utf-8\">\n";
        out += element("title", {}, html_escaped(title_of(document_))) + '\n';
        out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        out += "<meta name=\"color-scheme\" content=\"light dark\">\n";
        out += open_tag("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", string(policy)}}) + '\n';
        out += "<style>\n" + string(html_style);
        if (!options_.marking.empty()) out += print_marking(options_.marking);
        return out + "</style>\n</head>\n";
    }

    [[nodiscard]] string marking() const {
        if (options_.marking.empty()) return {};
        return element("p", {{"class", "marking"}}, html_escaped(options_.marking)) + '\n';
    }

    /// A line of the front matter, if there is one.
    string furniture(string const& key) {
        auto const found = document_.meta.find(key);
        if (found == document_.meta.end() || found->second.empty()) return {};
        return element("p", {{"class", "running"}}, blocks_.inline_text(found->second)) + '\n';
    }

    string banner() {
        string const inside = marking() + furniture("header");
        return inside.empty() ? string() : "<header>\n" + inside + "</header>\n";
    }

    string footer() {
        string const inside = furniture("footer") + marking();
        return inside.empty() ? string() : "<footer>\n" + inside + "</footer>\n";
    }

    string main() {
        string out = open_tag("main", {{"id", blocks_.main_id()}, {"tabindex", "-1"}, {"class", "kind-" + kind()}});
        out += '\n';
        if (!blocks_.prints_title()) out += element("h1", {}, title()) + '\n';
        out += blocks_.body();
        out += blocks_.notes();
        return out + "</main>\n";
    }

    /// The kind of paper as the class that the stylesheet knows it by.
    [[nodiscard]] string kind() const {
        string kind = document_.kind.empty() ? "document" : document_.kind;
        for (char& c : kind) {
            if (static_cast<unsigned char>(c) <= 0x20) c = '-';
        }
        return kind;
    }

    string title() {
        auto const found = document_.meta.find("title");
        bool const styled = found != document_.meta.end() && found->second.text == title_of(document_);
        return styled ? blocks_.inline_text(found->second) : html_escaped(title_of(document_));
    }

    Document const& document_;
    HtmlOptions const& options_;
    HtmlBlocks blocks_;
};

}  // namespace

string html(model::RedactedDocument const& document, HtmlOptions const& options) {
    return Page(document.document(), options).write();
}

}  // namespace dhrdoc::write
