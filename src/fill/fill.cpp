// Takes a template and facts; makes the filled text, with the origin of every byte.
//
// The template library gives no places. So it is handed a skeleton in which every tag and every stretch of text is a
// number: it opens sections, walks lists, includes partials, and what it renders is the list of numbers in their order.
// No word of a template or a case ever passes through it; `Script` puts them in afterwards and knows where each is
// from.
#include "fill/fill.h"

#include "base/nearest.h"
#include "fill/print.h"
#include "fill/scope.h"
#include "fill/tags.h"

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <memory>

namespace dhrdoc::fill {

namespace {

using model::Facts;
namespace mustache = kainjow::mustache;

class FilePlaces final : public Locate {
public:
    explicit FilePlaces(base::SourceFile const& file) : file_(file) {}
    [[nodiscard]] base::Range range(std::size_t begin, std::size_t end) const override {
        return file_.range(begin, end);
    }

private:
    base::SourceFile const& file_;
};

/// A template or partial, scanned. Its token i is number `first + i` of the run.
struct Template {
    base::SourceFile const* file = nullptr;
    std::vector<Token> tokens;
    std::size_t first = 0;
    std::string skeleton;

    [[nodiscard]] base::Range range(Token const& token) const { return file->range(token.begin, token.end); }
};

/// The template and every partial it reaches.
class Library {
public:
    Library(Partials const& partials, Reporter& reporter) : partials_(partials), reporter_(reporter) {}

    Template const& load(base::SourceFile const& file) { return read(file, "", file.shown_name()); }

    /// The partial of a tag; nullptr where it does not exist or would include itself.
    [[nodiscard]] Template const* partial(std::string_view name) const {
        auto const found = by_name_.find(name);
        return found == by_name_.end() ? nullptr : found->second;
    }
    struct Spot {
        Template const* where;
        Token const* token;
    };
    [[nodiscard]] Spot token(std::size_t number) const {
        auto const next = std::upper_bound(templates_.begin(), templates_.end(), number,
                                           [](std::size_t n, Template const& t) { return n < t.first; });
        auto const& found = *(next - 1);
        return {&found, &found.tokens.at(number - found.first)};
    }

private:
    Template const& read(base::SourceFile const& file, std::string const& name, std::string const& shown) {
        base::Diagnostics found;
        auto tokens = scan_tags(file.text(), Writing::template_, FilePlaces(file), found);
        reporter_.take_all(found);
        auto& made = templates_.emplace_back();
        made.file = &file;
        made.tokens = std::move(tokens);
        made.first = next_;
        next_ += made.tokens.size();
        if (!name.empty()) by_name_[name] = &made;
        path_.push_back(name.empty() ? shown : name);
        for (auto& token : made.tokens) {
            if (token.kind == Token::Kind::partial && !reach(token, made))
                token.kind = Token::Kind::text, token.end = token.begin;
        }
        path_.pop_back();
        write_skeleton(made);
        return made;
    }

    bool reach(Token const& tag, Template const& from) {
        if (auto const again = std::find(path_.begin(), path_.end(), tag.name); again != path_.end()) {
            std::vector<std::string> round(again, path_.end());
            round.push_back(tag.name);
            reporter_.error("fill.recursive-partial", from.range(tag), fmt::format("\"{}\" includes itself", tag.name),
                            fmt::format("the way round is {}; leave one of these out", fmt::join(round, " -> ")));
            return false;
        }
        if (by_name_.find(tag.name) != by_name_.end()) return true;
        auto const* file = partials_.load ? partials_.load(tag.name) : nullptr;
        if (file == nullptr) {
            auto const near = base::nearest(tag.name, partials_.names);
            auto const hint = near                      ? fmt::format("did you mean \"{}\"?", *near)
                              : partials_.names.empty() ? std::string("there are no partials")
                                                        : fmt::format("known are {}", fmt::join(partials_.names, ", "));
            reporter_.error("fill.unknown-partial", from.range(tag),
                            fmt::format("there is no partial \"{}\"", tag.name), hint);
            return false;
        }
        read(*file, tag.name, tag.name);
        return true;
    }

    static void write_skeleton(Template& made) {
        auto& out = made.skeleton;
        auto const number = [&](std::size_t i) { return made.first + i; };
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < made.tokens.size(); ++i) {
            auto const& token = made.tokens[i];
            switch (token.kind) {
                case Token::Kind::text:
                    fmt::format_to(std::back_inserter(out), "t{};", number(i));
                    break;
                case Token::Kind::variable:
                    fmt::format_to(std::back_inserter(out), "{{{{&{}}}}}", number(i));
                    break;
                case Token::Kind::section:
                case Token::Kind::inverted:
                    if (!token.alone) out += "s0;";
                    fmt::format_to(std::back_inserter(out), "{{{{{}{}}}}}",
                                   token.kind == Token::Kind::section ? '#' : '^', number(i));
                    open.push_back(i);
                    break;
                case Token::Kind::close:
                    fmt::format_to(std::back_inserter(out), "{{{{/{}}}}}", number(open.back()));
                    if (!token.alone) out += "s0;";
                    open.pop_back();
                    break;
                case Token::Kind::partial:
                    fmt::format_to(std::back_inserter(out), "{{{{>{}}}}}", number(i));
                    if (!token.alone) out += "e0;";
                    break;
            }
        }
    }

    Partials const& partials_;
    Reporter& reporter_;
    std::deque<Template> templates_;  // sorted by `first`
    std::map<std::string, Template const*, std::less<>> by_name_;
    std::vector<std::string> path_;  // what is being read, outermost first
    std::size_t next_ = 0;
};

/// Goes through every section, entered or not, and says which names nothing has.
class NameCheck {
public:
    NameCheck(Facts const& root, Library const& library, Reporter& reporter)
        : scope_(root), library_(library), reporter_(reporter) {}

    void check(Template const& made) { check(made, 0, made.tokens.size()); }

private:
    void check(Template const& made, std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            auto const& token = made.tokens[i];
            if (token.kind == Token::Kind::partial) {
                if (auto const* partial = library_.partial(token.name)) check(*partial);
            } else if (token.kind == Token::Kind::variable) {
                variable(made, token);
            } else if (token.kind == Token::Kind::section || token.kind == Token::Kind::inverted) {
                section(made, i);
                i = token.closed_by;
            }
        }
    }

    Facts const* find(Template const& made, Token const& token) {
        auto const* found = scope_.find(token.name);
        if (found == nullptr) {
            report_unknown_name(reporter_, token.name, scope_.known_beside(token.name), made.range(token));
        }
        return found;
    }

    void variable(Template const& made, Token const& token) {
        auto const* found = find(made, token);
        if (found == nullptr || printable(*found) != nullptr) return;
        report_not_printable(reporter_, *found, token.name, made.range(token));
    }

    void section(Template const& made, std::size_t i) {
        auto const& token = made.tokens[i];
        auto const* found = find(made, token);
        // Inside a section of an unknown name no name can be judged.
        if (found == nullptr) return;
        bool const inside = token.kind == Token::Kind::section;
        auto const* entered = found;
        bool const list = found->kind() == Facts::Kind::list;
        if (inside && list) entered = found->items().empty() ? found->like() : &found->items().front();
        if (inside && entered == nullptr) return;
        if (inside) list ? scope_.enter_item(*entered, 0, 1) : scope_.enter(*entered);
        check(made, i + 1, token.closed_by);
        if (inside) scope_.leave();
    }

    Scope scope_;
    Library const& library_;
    Reporter& reporter_;
};

std::size_t to_number(std::string_view digits) {
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// What the library asks for names: numbers of tokens in, numbers of values out.
class LibraryContext final : public mustache::basic_context<std::string> {
public:
    LibraryContext(Facts const& root, Library const& library) : scope_(root), library_(library) {}

    struct Value {
        std::size_t token;
        Facts const* facts;
    };
    [[nodiscard]] Value const& value(std::size_t number) const { return values_.at(number); }

    void push(mustache::data const* data) override {
        auto const& item = items_.at(to_number(data->string_value()));
        if (item.count == 0)
            scope_.enter(*item.facts);
        else
            scope_.enter_item(*item.facts, item.index, item.count);
    }
    void pop() override { scope_.leave(); }

    [[nodiscard]] mustache::data const* get(std::string const& name) const override {
        auto const number = to_number(name);
        auto const spot = library_.token(number);
        auto const* found = scope_.find(spot.token->name);
        if (found == nullptr) return nullptr;
        switch (spot.token->kind) {
            case Token::Kind::variable:
                values_.push_back({number, found});
                return answer(mustache::data(fmt::format("v{};", values_.size() - 1)));
            case Token::Kind::section:
                return answer(section(*found));
            case Token::Kind::inverted:
                // The library enters a value that is false; it enters nothing where there is none.
                return holds(*found) ? answer(mustache::data(true)) : nullptr;
            default:
                return nullptr;
        }
    }

    [[nodiscard]] mustache::data const* get_partial(std::string const& name) const override {
        auto const* partial = library_.partial(library_.token(to_number(name)).token->name);
        return partial == nullptr ? nullptr : answer(mustache::data(partial->skeleton));
    }

private:
    struct Item {
        Facts const* facts;
        std::size_t index, count;  // count 0: not of a list
    };

    [[nodiscard]] mustache::data section(Facts const& found) const {
        if (!holds(found)) return mustache::data(false);
        if (found.kind() != Facts::Kind::list) return item({&found, 0, 0});
        mustache::list list;
        for (std::size_t i = 0; i < found.items().size(); ++i) {
            list.push_back(item({&found.items()[i], i, found.items().size()}));
        }
        return mustache::data(list);
    }
    [[nodiscard]] mustache::data item(Item one) const {
        items_.push_back(one);
        return mustache::data(std::to_string(items_.size() - 1));
    }
    /// The library keeps what it is given while the section lasts.
    [[nodiscard]] mustache::data const* answer(mustache::data data) const {
        answers_.push_back(std::move(data));
        return &answers_.back();
    }

    // `get` is const in the library's interface, and yet it is where all of this is made.
    mutable Scope scope_;
    Library const& library_;
    mutable std::deque<Value> values_;
    mutable std::deque<Item> items_;
    mutable std::deque<mustache::data> answers_;
};

/// Reads what the library rendered, "t12;v3;s0;t13;", and writes the text: t is text, v a value, s a tag that prints
/// nothing on a line with other things, e the end of a partial inside a line.
void write_script(std::string_view script, Library const& library, LibraryContext const& context, Printer& printer,
                  FilledBuilder& out) {
    for (std::size_t at = 0; at < script.size();) {
        auto const end = script.find(';', at);
        auto const number = to_number(script.substr(at + 1, end - at - 1));
        if (script[at] == 's') {
            out.tag_without_text();
        } else if (script[at] == 'e') {
            out.take_back_line_end();
        } else if (script[at] == 't') {
            auto const spot = library.token(number);
            auto const& token = *spot.token;
            out.as_written(std::string_view(spot.where->file->text()).substr(token.begin, token.end - token.begin),
                           spot.where->range(token));
        } else {
            auto const& value = context.value(number);
            auto const spot = library.token(value.token);
            printer.print(*value.facts, spot.token->name, spot.where->range(*spot.token));
        }
        at = end + 1;
    }
}

}  // namespace

model::FilledText fill(base::SourceFile const& template_, Facts const& facts, Partials const& partials,
                       base::Sources const& sources, base::Diagnostics& diagnostics) {
    Reporter reporter;
    Library library(partials, reporter);
    auto const& main = library.load(template_);
    NameCheck(facts, library, reporter).check(main);

    LibraryContext context(facts, library);
    mustache::mustache renderer(main.skeleton);
    auto const script = renderer.render(static_cast<mustache::basic_context<std::string>&>(context));

    FilledBuilder out;
    Printer printer(facts, sources, out, reporter);
    write_script(script, library, context, printer, out);
    reporter.hand_over(diagnostics);
    return out.take();
}

}  // namespace dhrdoc::fill
