// Takes an input as it was read; makes its twin: the same case with other names, days and numbers for what is withheld.
//
// A published document must not depend on what is withheld. So each is made twice, once from the case and once from
// its twin, and the two are compared: as redacted documents, and where these are not alike, as the bytes that are
// written from them. (From there on a paper is made of the redacted document alone, so that like documents give like
// bytes.) Where they differ, something of the key shows in them: a name that was not taken out, but also the length of
// one, or the order that names put a table into.
// What the twin does not vary, decoy.h says; that a writing which nobody listed goes unnoticed is redact's to prevent.
#pragma once

#include "decoy.h"
#include "inputs.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace dhrdoc {

/// The disk, with other words in every text. Nothing can be written there.
class TwinFiles final : public base::Files {
public:
    TwinFiles(base::Files const& files, Decoy const& decoy) : files_(files), decoy_(decoy) {}

    [[nodiscard]] std::optional<std::string> read(std::filesystem::path const& path) const override;
    [[nodiscard]] bool exists(std::filesystem::path const& path) const override;
    [[nodiscard]] bool is_directory(std::filesystem::path const& path) const override;
    [[nodiscard]] std::vector<std::string> list(std::filesystem::path const& folder) const override;
    void write(std::filesystem::path const& path, std::string_view bytes, base::Access access) override;
    [[nodiscard]] std::filesystem::path resolved(std::filesystem::path const& path) const override;

private:
    /// The file that goes by this name in the twin; the name itself where none does.
    [[nodiscard]] std::filesystem::path original(std::filesystem::path const& path) const;

    base::Files const& files_;
    Decoy const& decoy_;
};

/// A document of the twin, as far as it is compared.
struct TwinProduct {
    std::vector<std::string> bytes;  // by format; none until they are written
    std::optional<redact::Redaction> redaction;
};

/// Safe for several threads.
class Twin {
public:
    /// `real` must outlive it. `texts` are those of the whole run (texts_of); `attempt` chooses the names.
    Twin(Input& real, Options const& options, base::Files const& files, base::Sources& sources,
         std::shared_ptr<DecoyTexts const> texts, unsigned attempt = 0);
    /// What has been read so far. To be asked before any thread begins, so that it is the same on every run.
    [[nodiscard]] static std::shared_ptr<DecoyTexts const> texts_of(base::Sources const& sources);
    [[nodiscard]] std::shared_ptr<DecoyTexts const> const& texts() const { return texts_; }

    /// Nothing where the twin cannot be read as the case could.
    [[nodiscard]] std::optional<TwinProduct> make(std::string const& kind);
    /// Makes its bytes in these formats.
    void write(TwinProduct& product, std::vector<Format> const& formats, Workbench& bench);
    /// What the input is called in file names, where names of documents need one.
    [[nodiscard]] std::string public_reference();
    /// True where one of the made-up words or days means something in the case: the comparison says nothing then.
    [[nodiscard]] bool is_unlucky();
    /// Where a document and its twin first differ, as words for a message: "on page 3", "in line 12".
    [[nodiscard]] std::string where_differs(Format format, std::string const& bytes, std::string const& twin_bytes,
                                            redact::Redaction const& redaction, TwinProduct const& twin,
                                            Workbench& bench);
    /// The place in the case's own texts that the first difference comes from.
    [[nodiscard]] static base::Range place_of_difference(redact::Redaction const& redaction, TwinProduct const& twin,
                                                         base::Sources const& sources);

private:
    void prepare();
    [[nodiscard]] std::shared_ptr<model::Identities const> both_keys(
        std::shared_ptr<model::Identities const> others) const;
    /// Where each open question is asked (file, line, rule, which of several), and the key of its answer.
    using Questions = std::map<std::tuple<std::string, std::uint32_t, std::string, std::size_t>, std::string>;
    [[nodiscard]] Questions questions_of(std::string const& kind, model::Policy policy, Source source,
                                         Resources& resources, base::Sources& sources) const;
    void carry_answers(std::string const& kind, Source& source);

    Input& real_;
    Options options_;
    base::Files const& files_;
    base::Sources& real_sources_;
    unsigned attempt_;
    std::shared_ptr<DecoyTexts const> texts_;

    std::once_flag prepared_;
    std::unique_ptr<Decoy> decoy_;
    std::unique_ptr<TwinFiles> twin_files_;
    base::Sources sources_;
    std::deque<Input> inputs_;
};

}  // namespace dhrdoc
