// Takes the name of a file format; prints its JSON Schema.
#include "casefile/reader.h"
#include "commands.h"

#include "base/nearest.h"

#include <fmt/format.h>

namespace dhrdoc {

Status schema_command(Options const& options, Console& console) {
    auto const schema = casefile::json_schema(options.kind);
    if (!schema.empty()) {
        console.say(schema);
        if (schema.back() != '\n') console.say("\n");
        return Status::done;
    }
    auto const kinds = casefile::schema_kinds();
    auto const near = base::nearest(options.kind, kinds);
    base::Diagnostics diagnostics;
    diagnostics.error(
        "call.schema", {}, fmt::format("there is no file format \"{}\"", options.kind),
        near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("there are {}", fmt::join(kinds, ", ")));
    console.tell(diagnostics);
    return Status::wrong_input;
}

}  // namespace dhrdoc
