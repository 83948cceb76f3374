// Takes one document's worth of facts; makes its bytes, through all rooms. Only this knows them all.
#pragma once

#include "base/diagnostic.h"
#include "model/facts.h"
#include "model/pages.h"
#include "model/policy.h"
#include "model/search.h"
#include "options.h"
#include "redact/redact.h"
#include "resources.h"

#include <memory>
#include <optional>
#include <string>

namespace dhrdoc {

/// What the documents of one input file share.
struct Source {
    std::filesystem::path folder;
    model::Facts facts;
    model::Profile profile = model::Profile::published;
    std::shared_ptr<redact::Withheld const> withheld;
    std::shared_ptr<model::Search const> search;
};

/// What one thread uses for all documents that it makes: fonts and the words shaped with them.
class Workbench {
public:
    /// `threads`: how many cores nobody else uses while this is worked at.
    explicit Workbench(FontFiles& fonts, unsigned threads = 1) : font_files_(fonts), threads_(threads) {}
    [[nodiscard]] unsigned threads() const { return threads_; }
    [[nodiscard]] typeset::FontMetrics& fonts_for(model::Style const& style, std::filesystem::path const& folder);
    /// nullptr where nothing in the style is hyphenated.
    [[nodiscard]] typeset::Hyphenator* hyphenator_for(model::Style const& style, std::filesystem::path const& folder);

private:
    FontFiles& font_files_;
    unsigned threads_;
    std::map<std::string, std::unique_ptr<typeset::FontMetrics>> fonts_;  // by the names of the faces
    std::map<std::string, std::unique_ptr<typeset::Hyphenator>> hyphenators_;
};

struct Product {
    std::string bytes;
    /// True: these bytes may be given out. False: `diagnostics` say why not.
    bool good = false;
    redact::Report report;
};

/// Template to document, redacted. `trace` may be null.
[[nodiscard]] std::optional<redact::Redaction> compose(std::string const& kind, Source const& source,
                                                       Resources& resources, base::Sources& sources,
                                                       base::Diagnostics& diagnostics, redact::Trace* trace = nullptr);

/// What a document calls its own parts, by id: "paragraph 8.1". What is wrong with it is told when it is made itself.
[[nodiscard]] std::map<std::string, std::string, std::less<>> references_in(std::string const& kind,
                                                                            Source const& source, Resources& resources,
                                                                            base::Sources& sources);

/// Document to bytes, as they are: empty where they cannot be made.
[[nodiscard]] std::string bytes_of(redact::Redaction const& redaction, Format format, std::string const& style_name,
                                   Source const& source, Resources& resources, Workbench& bench, base::Sources& sources,
                                   base::Diagnostics& diagnostics);

/// The pages of a document; nothing where its style cannot be read.
[[nodiscard]] std::optional<model::Pages> laid_out(redact::Redaction const& redaction, std::string const& style_name,
                                                   Source const& source, Resources& resources, Workbench& bench,
                                                   base::Sources& sources, base::Diagnostics& diagnostics);

/// The pages of a document, printed as text.
[[nodiscard]] std::string pages_text(redact::Redaction const& redaction, std::string const& style_name,
                                     Source const& source, Resources& resources, Workbench& bench,
                                     base::Sources& sources, base::Diagnostics& diagnostics);

/// The last gate: looks for what is withheld in bytes as they will be given out. False: `diagnostics` say where.
[[nodiscard]] bool is_clean(std::string const& bytes, Format format, Source const& source, unsigned threads,
                            base::Diagnostics& diagnostics);

/// Document to bytes, x-rayed.
[[nodiscard]] Product produce(redact::Redaction const& redaction, Format format, std::string const& style_name,
                              Source const& source, Resources& resources, Workbench& bench, base::Sources& sources,
                              base::Diagnostics& diagnostics);

/// What `--emit` prints.
[[nodiscard]] std::string emitted(std::string const& kind, Stage stage, std::string const& style_name,
                                  Source const& source, Resources& resources, Workbench& bench, base::Sources& sources,
                                  base::Diagnostics& diagnostics);

/// The marking of a profile; empty for published. (Government Security Classifications; DOMAIN 1.9.)
[[nodiscard]] std::string marking_of(model::Profile profile);

}  // namespace dhrdoc
