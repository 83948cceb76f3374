// Takes the path of README.md; writes its tables of keys and options anew. Run it when a test says they differ.
#include "readme_tables.h"

#include "base/files.h"

#include <cstdio>
#include <exception>

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("usage: rewrite_readme README.md\n", stderr);
        return 2;
    }
    try {
        dhrdoc::base::DiskFiles files;
        auto const text = files.read(words[1]);
        if (!text) {
            std::fprintf(stderr, "there is no file \"%s\"\n", words[1]);
            return 2;
        }
        files.write(words[1], dhrdoc::outside::with_tables_anew(*text), dhrdoc::base::Access::everyone);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
    return 0;
}
