// Takes folders of PDF files; says where their structure tree tells a screen reader less than, or other than, it
// should. What the validators look at is not looked at again: here it is whether things that belong together are tied
// together.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using Object = QPDFObjectHandle;

std::string type_of(Object element) {
    return element.getKey("/S").isName() ? element.getKey("/S").getName() : std::string();
}

/// An element of the tree, with those above it.
struct Element {
    Object object;
    std::vector<Element const*> above;

    [[nodiscard]] std::string type() const { return type_of(object); }
    [[nodiscard]] std::string parent() const { return above.empty() ? "" : above.back()->type(); }
    [[nodiscard]] bool inside(std::string const& type_above) const {
        return std::any_of(above.begin(), above.end(), [&](Element const* one) { return one->type() == type_above; });
    }
};

std::vector<Object> kids_of(Object element) {
    auto kids = element.getKey("/K");
    if (kids.isArray()) return kids.getArrayAsVector();
    return kids.isNull() ? std::vector<Object>() : std::vector<Object>{kids};
}

bool is_element(Object const& kid) { return Object(kid).isDictionary() && Object(kid).hasKey("/S"); }

std::vector<Object> elements_in(Object const& element) {
    std::vector<Object> out;
    for (auto const& kid : kids_of(element)) {
        if (is_element(kid)) out.push_back(kid);
    }
    return out;
}

/// A value of an attribute dictionary of the element.
Object attribute(Object element, std::string const& key) {
    auto attributes = element.getKey("/A");
    return attributes.isDictionary() ? attributes.getKey(key) : Object::newNull();
}

class Checker {
public:
    explicit Checker(std::string const& path) : path_(path) { pdf_.processFile(path.c_str()); }

    std::size_t check() {
        auto root = pdf_.getRoot();
        want(root.getKey("/MarkInfo").getKey("/Marked").isBool(), "not marked as tagged");
        want(root.getKey("/Lang").isString(), "no language");
        want(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").isBool(), "the title is not shown");
        for (auto page : pdf_.getAllPages()) {
            want(page.getKey("/Tabs").isNameAndEquals("/S"), "the tabulator does not follow the structure");
            for (auto annotation :
                 page.getKey("/Annots").isArray() ? page.getKey("/Annots").getArrayAsVector() : std::vector<Object>())
                annotations_.insert(annotation.getObjGen());
        }
        collect_ids(root.getKey("/StructTreeRoot").getKey("/IDTree"));
        walk(root.getKey("/StructTreeRoot"), {});
        want(last_heading_ == 0 || first_heading_ == 1, "the first heading is not H1");
        want(tied_ == annotations_, "an annotation is outside of the tree");
        outline(root.getKey("/Outlines"));
        for (auto const& id : named_headers_) want(ids_.count(id) != 0, "no cell has the id " + id);
        return faults_;
    }

private:
    void want(bool kept, std::string const& what) {
        if (kept) return;
        std::cout << path_ << ": " << what << '\n';
        ++faults_;
    }

    void collect_ids(Object tree) {
        if (!tree.isDictionary()) return;
        if (tree.getKey("/Kids").isArray()) {
            for (auto const& kid : tree.getKey("/Kids").getArrayAsVector()) collect_ids(kid);
        }
        if (!tree.getKey("/Names").isArray()) return;
        auto const names = tree.getKey("/Names").getArrayAsVector();
        for (std::size_t i = 0; i + 1 < names.size(); i += 2)
            want(ids_.emplace(Object(names[i]).getStringValue(), Object(names[i + 1]).getObjGen()).second,
                 "an id twice");
    }

    void walk(Object parent, std::vector<Element const*> const& above) {
        for (auto const& kid : elements_in(parent)) {
            Element element{kid, above};
            look_at(element);
            auto deeper = above;
            deeper.push_back(&element);
            walk(kid, deeper);
        }
    }

    void look_at(Element& element) {
        auto const type = element.type();
        if (type.size() == 3 && type[1] == 'H' && type[2] >= '1' && type[2] <= '6') return heading(element);
        if (type == "/L") return list(element);
        if (type == "/LI") return want(element.parent() == "/L", "an item outside of a list");
        if (type == "/Table") return table(element);
        if (type == "/Note") return note(element);
        if (type == "/TOCI") return contents_item(element);
        if (type == "/Link") return link(element);
        if (type == "/Figure") return figure(element);
        if (type == "/Span")
            return want(element.object.hasKey("/Lang") || element.object.hasKey("/E"), "a span that says nothing");
        if (type == "/P" || type == "/Caption")
            want(!kids_of(element.object).empty(), "an element of nothing: " + type);
    }

    void heading(Element& element) {
        auto const level = element.type()[2] - '0';
        want(level <= last_heading_ + 1,
             "a heading of level " + std::to_string(level) + " after one of level " + std::to_string(last_heading_));
        if (last_heading_ == 0) first_heading_ = level;
        last_heading_ = level;
        ++headings_;
    }

    void list(Element& element) {
        bool labels = false;
        for (auto item : elements_in(element.object)) {
            want(type_of(item) == "/LI" || type_of(item) == "/Caption", "in a list: " + type_of(item));
            bool body = false;
            for (auto const& part : elements_in(item)) {
                labels = labels || type_of(part) == "/Lbl";
                want(type_of(part) == "/Lbl" ? !body : type_of(part) == "/LBody", "in an item: " + type_of(part));
                body = body || type_of(part) == "/LBody";
            }
        }
        auto numbering = attribute(element.object, "/ListNumbering");
        want(labels == (numbering.isName() && !numbering.isNameAndEquals("/None")),
             "labels and numbering of a list differ");
    }

    void table(Element& element) {
        std::vector<Object> rows;
        bool in_body = false;
        for (auto group : elements_in(element.object)) {
            auto const type = type_of(group);
            if (type == "/Caption") continue;
            want(type == "/TBody" || (type == "/THead" && !in_body), "in a table: " + type);
            in_body = in_body || type == "/TBody";
            for (auto const& row : elements_in(group)) rows.push_back(row);
        }
        std::set<long long> widths;
        std::size_t heading_rows = 0;
        std::size_t headless = 0;
        bool spans = false;
        for (auto const& row : rows) {
            long long width = 0;
            auto const cells = elements_in(row);
            for (auto const& cell : cells) {
                auto const columns = this->cell(cell);
                spans = spans || columns > 1;
                width += columns;
                if (type_of(cell) == "/TD" && !kids_of(cell).empty() && attribute(cell, "/Headers").isNull())
                    ++headless;
            }
            widths.insert(width);
            auto const heading = [](Object cell) { return attribute(cell, "/Scope").isNameAndEquals("/Column"); };
            if (std::any_of(cells.begin(), cells.end(), heading)) ++heading_rows;
        }
        want(widths.size() == 1, "rows of different widths");
        bool const plain = !spans && heading_rows <= 1;
        want(plain || heading_rows == 0 || headless == 0, "a table that is no plain grid, and cells without headers");
    }

    /// Gives the columns that it covers.
    long long cell(Object cell) {
        auto const type = type_of(cell);
        want(type == "/TH" || type == "/TD", "in a row: " + type);
        if (type == "/TH") want(attribute(cell, "/Scope").isName(), "a heading cell that does not say what it heads");
        auto headers = attribute(cell, "/Headers");
        for (auto const& header : headers.isArray() ? headers.getArrayAsVector() : std::vector<Object>()) {
            want(!(cell.hasKey("/ID") && cell.getKey("/ID").getStringValue() == Object(header).getStringValue()),
                 "a cell that heads itself");
            named_headers_.insert(Object(header).getStringValue());
        }
        auto span = attribute(cell, "/ColSpan");
        return span.isInteger() ? span.getIntValue() : 1;
    }

    /// A note begins with its number, which leads back to where it is cited.
    void note(Element& element) {
        want(element.object.getKey("/ID").isString(), "a note without an id");
        auto const parts = elements_in(element.object);
        want(!parts.empty() && type_of(parts.front()) == "/Lbl", "a note that does not begin with its number");
        if (parts.empty()) return;
        auto const inside = elements_in(parts.front());
        want(inside.size() == 1 && type_of(inside.front()) == "/Link", "a note without a way back");
    }

    void contents_item(Element& element) {
        want(element.parent() == "/TOC", "an entry outside of the contents");
        for (auto const& part : elements_in(element.object)) {
            if (type_of(part) == "/TOC") continue;
            auto const inside = elements_in(part);
            want(type_of(part) == "/Reference" && inside.size() == 1 && type_of(inside.front()) == "/Link",
                 "an entry of the contents that leads nowhere");
        }
    }

    void link(Element& element) {
        std::size_t count = 0;
        for (auto kid : kids_of(element.object)) {
            if (!kid.isDictionary() || !kid.getKey("/Type").isNameAndEquals("/OBJR")) continue;
            ++count;
            auto annotation = kid.getKey("/Obj");
            tied_.insert(annotation.getObjGen());
            want(annotation.getKey("/Contents").isString() && !annotation.getKey("/Contents").getStringValue().empty(),
                 "a link that does not say where it leads");
            want(annotation.hasKey("/Dest") || annotation.hasKey("/A"), "a link that leads nowhere");
        }
        want(count > 0, "a link without its place on the page");
    }

    void figure(Element& element) {
        want(element.object.getKey("/Alt").isString() && !element.object.getKey("/Alt").getStringValue().empty(),
             "a picture without a text alternative");
        auto box = attribute(element.object, "/BBox");
        want(box.isArray() && box.getArrayNItems() == 4 &&
                 box.getArrayItem(2).getNumericValue() > box.getArrayItem(0).getNumericValue() &&
                 box.getArrayItem(3).getNumericValue() > box.getArrayItem(1).getNumericValue(),
             "a picture that does not say where it is");
    }

    /// No bookmark without a heading; the contents' own heading has none.
    void outline(Object outlines) {
        std::size_t count = 0;
        std::function<void(Object)> const each = [&](Object parent) {
            for (auto entry = parent.getKey("/First"); entry.isDictionary(); entry = entry.getKey("/Next")) {
                ++count;
                each(entry);
            }
        };
        if (outlines.isDictionary()) each(outlines);
        want(count <= headings_, "more bookmarks than headings");
        want(headings_ < 2 || count > 0, "headings, and no bookmarks");
    }

    std::string path_;
    QPDF pdf_;
    std::size_t faults_ = 0;
    std::size_t headings_ = 0;
    int last_heading_ = 0;
    int first_heading_ = 0;
    std::map<std::string, QPDFObjGen> ids_;
    std::set<std::string> named_headers_;
    std::set<QPDFObjGen> annotations_;
    std::set<QPDFObjGen> tied_;
};

}  // namespace

int main(int count, char** words) {
    std::set<std::string> files;
    for (int i = 1; i < count; ++i) {
        for (auto const& entry : std::filesystem::recursive_directory_iterator(words[i])) {
            // Links to nowhere are mistakes, with which no paper is written.
            bool const refused = entry.path().stem().string().starts_with("mistakes");
            if (entry.path().extension() == ".pdf" && !refused) files.insert(entry.path().string());
        }
    }
    std::size_t faults = 0;
    for (auto const& file : files) faults += Checker(file).check();
    std::cout << files.size() << " files, " << faults << " faults\n";
    return faults == 0 && !files.empty() ? 0 : 1;
}
