// Takes the files that a command names; makes what documents are made from: facts, policy, what is withheld.
#pragma once

#include "casefile/reader.h"
#include "commands.h"
#include "fill/view.h"
#include "model/mail.h"
#include "pipeline.h"
#include "portfolio_input.h"

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dhrdoc {

/// One input file, read.
struct Input {
    std::filesystem::path path;
    Source source;
    std::unique_ptr<Resources> resources;
    std::shared_ptr<model::Case const> reviewed;      // of a case, or that a feedback names
    std::shared_ptr<model::Feedback const> feedback;  // null for a case
    /// Of a portfolio; then `reviewed` is what its cases have in common (portfolio_input.h).
    std::shared_ptr<model::Portfolio const> portfolio;
    std::shared_ptr<model::Tally const> tally;
    /// The keys of its cases, in their order; null where a case has none.
    Keys keys;
    std::shared_ptr<model::Progress const> progress;  // null for a case
    model::Policy policy;
    /// Documents that it can give.
    std::vector<std::string> kinds;
    /// The marks on the pages of a disclosure, as its schedule counts them.
    std::optional<std::size_t> marks;
    /// Documents that are given as a table (CSV) as well, by kind.
    std::map<std::string, std::string> tables;
    /// What tells its documents from those of others: a public reference, or empty.
    std::string reference;
};

/// The mails in a file: a `.eml`, or a pasted chain as text or Markdown. Nothing where there are none.
[[nodiscard]] std::optional<model::MailChain> load_chain(std::filesystem::path const& path, Console& console,
                                                         base::Diagnostics& diagnostics);

/// The reference, where nothing withheld can be read in it; or empty.
[[nodiscard]] std::string public_reference(Input const& input);

/// What becomes of each key as it has been read.
using KeyChange = std::function<std::shared_ptr<model::Identities const>(std::shared_ptr<model::Identities const>)>;

class Inputs {
public:
    Inputs(Options const& options, Console& console, KeyChange change_key = {});

    /// Reads all; what is wrong goes to `diagnostics`. A file that cannot be read gives no input.
    [[nodiscard]] std::deque<Input> read(base::Diagnostics& diagnostics);
    /// A mail or a chain that the command line names, redacted as `--case` says: by a disclosure file, or by a key and
    /// the labels of inquiries. Its documents are those of a disclosure.
    [[nodiscard]] std::deque<Input> read_mail(std::filesystem::path const& path, base::Diagnostics& diagnostics);
    /// The policy of `--case` or `--identities`; nothing where it cannot be read.
    [[nodiscard]] std::optional<model::Policy> key(base::Diagnostics& diagnostics);

private:
    void read_one(std::filesystem::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics);
    void read_case(std::filesystem::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics);
    void read_feedback(std::filesystem::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics);
    void read_portfolio(std::filesystem::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics);
    void read_progress(std::filesystem::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics);
    /// The key may be null.
    void add_disclosure(std::filesystem::path const& path, model::Disclosure const& disclosure,
                        std::shared_ptr<model::Identities const> const& key, std::deque<Input>& inputs,
                        base::Diagnostics& diagnostics);
    [[nodiscard]] bool names_disclosure(std::filesystem::path const& path);
    void read_disclosure(std::filesystem::path const& path, std::deque<Input>& inputs, base::Diagnostics& diagnostics);
    void add_schedule(Input& input, model::MailChain const& chain, model::Disclosure const& disclosure,
                      base::Diagnostics& diagnostics);
    [[nodiscard]] std::vector<std::string> chosen_kinds(std::vector<std::string> const& kinds) const;
    [[nodiscard]] static std::string slug_of(std::string_view text);
    [[nodiscard]] fill::References references_of(Input& input, base::Diagnostics& diagnostics);
    void complete(Input& input, std::shared_ptr<model::Identities const> identities, base::Diagnostics& diagnostics);

    Options const& options_;
    Console& console_;
    KeyChange change_key_;
    casefile::Reader reader_;
};

}  // namespace dhrdoc
