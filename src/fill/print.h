// Takes a value and where it is to stand; writes it there, text escaped, prose as the Markdown it is.
#pragma once

#include "fill/filled_builder.h"
#include "fill/reporter.h"
#include "fill/tags.h"
#include "model/facts.h"

#include <map>
#include <memory>
#include <string_view>

namespace dhrdoc::fill {

class Printer {
public:
    /// `root` is what names in prose mean; its `figures` are what `![](figure:ID)` calls.
    Printer(model::Facts const& root, base::Sources const& sources, FilledBuilder& out, Reporter& reporter);
    ~Printer();

    /// `name` and `tag` are the name in the template and its place, for messages.
    void print(model::Facts const& value, std::string_view name, base::Range tag);

private:
    struct Prose;
    Prose const& scanned(model::Facts const& prose);
    void print_text(model::Facts const& text, base::Range tag);
    void print_missing(model::Facts const& missing, std::string_view name, base::Range tag);
    void print_prose(model::Facts const& value, base::Range tag);
    void print_line(Prose const& prose, std::size_t begin, std::size_t end);
    void print_name_in_prose(Prose const& prose, Token const& token);
    bool print_figure(Prose const& prose, std::size_t begin, std::size_t end);
    void print_figure(model::Facts const& figure, std::string_view id, std::string_view alt, base::Range origin);
    void print_rows(model::Facts const& rows, base::Range origin);
    [[nodiscard]] std::string known_figures(std::string_view id) const;

    model::Facts const& root_;
    base::Sources const& sources_;
    FilledBuilder& out_;
    Reporter& reporter_;
    std::map<model::Facts const*, std::unique_ptr<Prose>> prose_;  // by address: looked up, never walked
    bool in_caption_ = false;
};

/// The message for a name that nothing has, the same for templates and prose.
void report_unknown_name(Reporter& reporter, std::string_view name, std::vector<std::string> const& known,
                         base::Range range);

/// The message for a name that stands for a list, a yes or no, or several values, and yet is to be printed.
void report_not_printable(Reporter& reporter, model::Facts const& value, std::string_view name, base::Range range);

}  // namespace dhrdoc::fill
