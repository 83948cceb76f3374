// A RedactedDocument is made by redact alone, and typeset and write take nothing else. With PROMISE defined this breaks
// the promise in one way, and must not compile; without, it must.
#include "model/redacted_document.h"
#include "typeset/typeset.h"
#include "write/html.h"
#include "write/markdown.h"

#include <optional>

using namespace dhrdoc;

std::string kept(model::RedactedDocument const& redacted) { return write::html(redacted, {}); }

#ifdef PROMISE
model::Document document;
#if PROMISE == 1
model::RedactedDocument made{document, 0};
#elif PROMISE == 2
std::string page = write::html(document, {});
#elif PROMISE == 3
std::string text = write::markdown(document, write::MarkdownFlavour::publication);
#elif PROMISE == 4
auto broken(model::Style const& style, typeset::FontMetrics& fonts, base::Sources& sources,
            base::Diagnostics& diagnostics) {
    return typeset::typeset(document, style, fonts, {}, {}, sources, diagnostics);
}
#elif PROMISE == 5
model::RedactedDocument empty;
#elif PROMISE == 6
void changed(model::RedactedDocument& redacted) { redacted.document().blocks.clear(); }
#endif
#endif
