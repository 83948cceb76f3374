// Takes a folder's name; makes a case folder to start from.
#include "commands.h"
#include "resources.h"

#include <fmt/format.h>

namespace dhrdoc {

Status new_command(Options const& options, Console& console) {
    constexpr std::string_view from = "templates/new/";
    auto const& folder = options.files.front();
    base::Diagnostics diagnostics;
    if (console.files.exists(folder) && !console.files.list(folder).empty()) {
        diagnostics.error("new.exists", {}, fmt::format("\"{}\" is there already, and not empty", folder.string()),
                          "name a folder that does not exist yet");
        console.tell(diagnostics);
        return Status::wrong_input;
    }
    for (auto const& file : embedded_files()) {
        if (!file.name.starts_with(from)) continue;
        auto const name = file.name.substr(from.size());
        // The key is for its owner's eyes, from the first moment.
        bool const key = name == "identities.toml";
        console.files.write(folder / name, file.text, key ? base::Access::owner_only : base::Access::everyone);
    }
    console.files.write(folder / ".gitignore", "# The key must not travel with the case.\nidentities.toml\nout/\n",
                        base::Access::everyone);
    console.say(fmt::format("{}: fill in case.toml and identities.toml, then\n  dhrdoc check {}\n  dhrdoc build {}\n",
                            folder.string(), (folder / "case.toml").string(), (folder / "case.toml").string()));
    return Status::done;
}

}  // namespace dhrdoc
