#include "html_checker.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace dhrdoc::write {

namespace {

using std::string;
using std::string_view;

struct Tag {
    string name;
    bool closing = false;
    std::map<string, string> attributes;
};

string without_entities(string_view text) {
    static std::map<string, string> const known = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
    string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '&') {
            string const entity(text.substr(at, text.find(';', at) - at + 1));
            auto const found = known.find(entity);
            if (found != known.end()) {
                out += found->second;
                at += entity.size();
                continue;
            }
            out += "UNKNOWN ENTITY ";
        }
        out += text[at++];
    }
    return out;
}

bool is_void(string const& name) {
    constexpr std::array<string_view, 6> names = {"br", "hr", "img", "meta", "col", "link"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool holds_only_phrases(string const& name) {
    constexpr std::array<string_view, 15> names = {"p", "h1", "h2",     "h3", "h4",  "h5",    "h6",  "span",
                                                   "a", "em", "strong", "s",  "sup", "small", "code"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_block(string const& name) {
    constexpr std::array<string_view, 20> names = {"p",   "h1",     "h2",      "h3",   "h4",     "h5",        "h6",
                                                   "div", "ul",     "ol",      "pre",  "table",  "nav",       "hr",
                                                   "li",  "figure", "section", "main", "header", "blockquote"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

Tag read_tag(string_view inside) {
    Tag tag;
    tag.closing = inside.substr(0, 1) == "/";
    if (tag.closing) inside.remove_prefix(1);
    std::size_t at = std::min(inside.find(' '), inside.size());
    tag.name = string(inside.substr(0, at));
    while (at < inside.size()) {
        std::size_t const equals = inside.find("=\"", at);
        if (equals == string_view::npos) break;
        std::size_t const end = inside.find('"', equals + 2);
        tag.attributes[string(inside.substr(at + 1, equals - at - 1))] =
            without_entities(inside.substr(equals + 2, end - equals - 2));
        at = end + 1;
    }
    return tag;
}

class Checker {
public:
    explicit Checker(string_view html) : html_(html) {}

    std::vector<string> check() {
        for (std::size_t at = html_.find('<'); at != string_view::npos; at = html_.find('<', at + 1)) {
            if (html_.substr(at, 2) == "<!") continue;
            std::size_t const end = html_.find('>', at);
            if (end == string_view::npos) {
                fault("a tag that does not end");
                break;
            }
            take(read_tag(html_.substr(at + 1, end - at - 1)));
            if (!open_.empty() && open_.back() == "style") at = html_.find("</style>", at) - 1;
        }
        for (string const& name : open_) fault("not closed: " + name);
        for (string const& target : links_) {
            if (ids_.count(target) == 0) fault("no such id: " + target);
        }
        if (h1_ != 1) fault("h1: " + std::to_string(h1_));
        return faults_;
    }

private:
    void fault(string const& what) { faults_.push_back(what); }

    void take(Tag const& tag) {
        if (tag.closing) {
            if (open_.empty() || open_.back() != tag.name) fault("closed out of order: " + tag.name);
            if (!open_.empty()) open_.pop_back();
            return;
        }
        check_place(tag);
        check_attributes(tag);
        if (tag.name == "script" || tag.name == "link") fault("may not be: " + tag.name);
        if (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6')
            check_heading(tag.name[1] - '0');
        if (!is_void(tag.name)) open_.push_back(tag.name);
    }

    void check_place(Tag const& tag) {
        bool const in_phrases = std::any_of(open_.begin(), open_.end(), holds_only_phrases);
        if (is_block(tag.name) && in_phrases) fault(tag.name + " inside " + open_.back());
        if (tag.name == "a" && std::find(open_.begin(), open_.end(), "a") != open_.end()) fault("a inside a");
        string const parent = open_.empty() ? "" : open_.back();
        if (tag.name == "li" && parent != "ul" && parent != "ol") fault("li inside " + parent);
        if ((parent == "ul" || parent == "ol") && tag.name != "li") fault(tag.name + " inside " + parent);
        if ((tag.name == "td" || tag.name == "th") && parent != "tr") fault(tag.name + " inside " + parent);
    }

    void check_attributes(Tag const& tag) {
        auto const value = [&](string const& key) {
            auto const found = tag.attributes.find(key);
            return found == tag.attributes.end() ? string() : found->second;
        };
        string const id = value("id");
        if (!id.empty() && !ids_.insert(id).second) fault("id given twice: " + id);
        if (value("href").substr(0, 1) == "#") links_.push_back(value("href").substr(1));
        if (!value("aria-labelledby").empty()) links_.push_back(value("aria-labelledby"));
        if (tag.name == "img" && value("alt").empty()) fault("img without alt");
        if (tag.name == "img" && value("src").substr(0, 5) != "data:") fault("img from elsewhere: " + value("src"));
        if (tag.name == "th" && value("scope").empty()) fault("th without scope");
        if (tag.name == "html" && value("lang").empty()) fault("html without lang");
        for (auto const& [key, unused] : tag.attributes) {
            if (key.substr(0, 2) == "on") fault("may not be: " + key);
        }
    }

    void check_heading(int level) {
        if (level == 1) ++h1_;
        if (level > last_level_ + 1) fault("h" + std::to_string(level) + " after h" + std::to_string(last_level_));
        last_level_ = level;
    }

    string_view html_;
    std::vector<string> faults_;
    std::vector<string> open_;
    std::vector<string> links_;
    std::set<string> ids_;
    int h1_ = 0;
    int last_level_ = 0;
};

}  // namespace

std::vector<string> html_faults(string_view html) { return Checker(html).check(); }

string html_text(string_view html) {
    string out;
    bool inside = false;
    html.remove_prefix(std::min(html.find("<body"), html.size()));
    for (char const c : html) {
        if (c == '<')
            inside = true;
        else if (c == '>')
            inside = false;
        else if (!inside)
            out += c;
    }
    return without_entities(out);
}

}  // namespace dhrdoc::write
