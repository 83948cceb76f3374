// Takes the key tables; makes JSON Schemas (draft 2020-12) for editors that complete and check TOML.
#include "casefile/reader.h"

#include "casefile/key_tables.h"

#include "base/diagnostic.h"

#include <fmt/format.h>

namespace dhrdoc::casefile {

namespace {

using base::json_quoted;

class SchemaWriter {
public:
    std::string write(Format const& format) {
        out_ = "{\n";
        line(1, R"("$schema": "https://json-schema.org/draft/2020-12/schema",)");
        line(1, fmt::format(R"("title": {},)", json_quoted(fmt::format("{}/{}", format.kind, format.version))));
        format_ = fmt::format("{}/{}", format.kind, format.version);
        write_table_body(1, *format.root);
        out_ += "}\n";
        return std::move(out_);
    }

private:
    void line(int depth, std::string_view text) {
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
        out_ += text;
        out_ += '\n';
    }

    void write_table_body(int depth, Table const& table) {
        line(depth, fmt::format(R"("description": {},)", json_quoted(table.description)));
        line(depth, R"("type": "object",)");
        std::string required;
        for (auto const& key : table.keys) {
            if (key.need == Need::required) required += (required.empty() ? "" : ", ") + json_quoted(key.name);
        }
        if (!required.empty()) line(depth, fmt::format(R"("required": [{}],)", required));
        if (!table.open_prefix.empty()) {
            line(depth, R"("patternProperties": {)");
            line(depth + 1,
                 fmt::format(R"({}: {{ "type": "string" }})", json_quoted(fmt::format("^{}", table.open_prefix))));
            line(depth, "},");
        }
        line(depth, R"("properties": {)");
        for (auto const& key : table.keys) write_key(depth + 1, key, &key == &table.keys.back());
        line(depth, "},");
        line(depth, R"("additionalProperties": false)");
    }

    void write_key(int depth, Key const& key, bool last) {
        line(depth, json_quoted(key.name) + ": {");
        // A table brings a description of its own.
        if (key.type != Type::table)
            line(depth + 1, fmt::format(R"("description": {},)", json_quoted(description_of(key))));
        write_type(depth + 1, key);
        line(depth, last ? "}" : "},");
    }

    static std::string description_of(Key const& key) {
        auto const prose = key.type == Type::prose || key.type == Type::prose_list;
        return std::string(key.description) + (prose ? " Markdown." : "");
    }

    std::string words_of(Key const& key) const {
        if (key.name == "format") return fmt::format(R"(, "const": {})", json_quoted(format_));
        if (key.allowed.empty()) return {};
        std::string out;
        for (auto const word : key.allowed) out += (out.empty() ? "" : ", ") + json_quoted(word);
        return fmt::format(R"(, "enum": [{}])", out);
    }

    void write_list(int depth, std::string const& items) {
        line(depth, R"("type": "array",)");
        line(depth, fmt::format(R"("items": {{ {} }})", items));
    }

    void write_type(int depth, Key const& key) {
        switch (key.type) {
            case Type::text:
            case Type::prose:
                if (key.lenient)
                    line(depth, R"("enum": ["yes", "no", "not known", true, false])");
                else if (key.may_be_number && key.allowed.empty())
                    line(depth, R"("type": ["string", "number"])");
                else
                    line(depth, R"("type": "string")" + words_of(key));
                break;
            case Type::date:
                line(depth, R"("type": "string", "format": "date")");
                break;
            case Type::truth:
                line(depth, R"("type": "boolean")");
                break;
            case Type::text_list:
            case Type::prose_list:
                if (key.may_be_number) {
                    line(depth, R"("type": ["array", "string", "integer"],)");
                    line(depth, R"("items": { "type": ["string", "integer"] })");
                    break;
                }
                write_list(depth, R"("type": "string")" + words_of(key));
                break;
            case Type::date_list:
                write_list(depth, R"("type": "string", "format": "date")");
                break;
            case Type::rows:
                write_list(depth, R"("type": "array", "items": { "type": ["string", "number"] }, "minItems": 2)");
                break;
            case Type::table:
                write_table_body(depth, *key.table);
                break;
            case Type::tables:
                line(depth, R"("type": "array",)");
                write_nested(depth, "items", key);
                break;
            case Type::named_tables:
                line(depth, R"("type": "object",)");
                line(depth, R"("propertyNames": { "pattern": "^[a-z0-9-]+$" },)");
                write_nested(depth, "additionalProperties", key);
                break;
        }
    }

    void write_nested(int depth, std::string_view name, Key const& key) {
        line(depth, fmt::format("{}: {{", json_quoted(name)));
        write_table_body(depth + 1, *key.table);
        line(depth, "}");
    }

    std::string out_;
    std::string format_;
};

}  // namespace

std::string json_schema(std::string_view kind) {
    auto const* format = find_format(kind);
    return format == nullptr ? std::string() : SchemaWriter().write(*format);
}

}  // namespace dhrdoc::casefile
