// Takes encoded bytes; undoes the filters that lose nothing (ISO 32000-1, 7.4), within bounds.
#include "xray/filters.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace dhrdoc::xray {

namespace {

using Byte = unsigned char;

Decoded ascii_hex(std::string_view raw) {
    Decoded out;
    std::size_t at = 0;
    read_hex_string(raw, at, out.bytes);
    out.trailing = raw.substr(std::min(at, raw.size()));
    return out;
}

void put_base85(std::string& out, std::array<unsigned, 5> const& digits, int kept) {
    std::uint32_t word = 0;
    for (unsigned const digit : digits) word = word * 85U + digit;
    for (int i = 0; i < kept; ++i) out += static_cast<char>(static_cast<Byte>(word >> (24 - 8 * i)));
}

Decoded ascii_85(std::string_view raw) {
    Decoded out;
    std::array<unsigned, 5> digits{};
    int count = 0;
    std::size_t at = raw.substr(0, 2) == "<~" ? 2 : 0;
    for (; at < raw.size() && raw[at] != '~'; ++at) {
        char const c = raw[at];
        if (c == 'z' && count == 0) {
            out.bytes.append(4, '\0');
        } else if (c >= '!' && c <= 'u') {
            digits.at(static_cast<std::size_t>(count++)) = static_cast<unsigned>(c - '!');
            if (count == 5) {
                put_base85(out.bytes, digits, 4);
                count = 0;
            }
        } else if (!is_space(c)) {
            out.damaged = true;
        }
    }
    if (count > 1) {
        for (int i = count; i < 5; ++i) digits.at(static_cast<std::size_t>(i)) = 84;
        put_base85(out.bytes, digits, count - 1);
    }
    if (at < raw.size()) out.trailing = raw.substr(std::min(at + 2, raw.size()));
    return out;
}

Decoded run_length(std::string_view raw) {
    Decoded out;
    std::size_t at = 0;
    while (at < raw.size()) {
        auto const length = static_cast<Byte>(raw[at++]);
        if (length == 128) break;
        if (out.bytes.size() > largest_stream) {
            out.too_large = true;
            break;
        }
        if (length < 128) {
            out.bytes += raw.substr(std::min(at, raw.size()), length + 1U);
            at += length + 1U;
        } else if (at < raw.size()) {
            out.bytes.append(257U - length, raw[at++]);
        }
    }
    if (at < raw.size()) out.trailing = raw.substr(at);
    return out;
}

/// Reads codes of 9 to 12 bits, high bit first.
class LzwReader {
public:
    explicit LzwReader(std::string_view raw) : raw_(raw) {}
    int next(int width) {
        while (bits_ < width) {
            if (at_ >= raw_.size()) return -1;
            held_ = (held_ << 8U) | static_cast<Byte>(raw_[at_++]);
            bits_ += 8;
        }
        bits_ -= width;
        return static_cast<int>((held_ >> bits_) & ((1U << width) - 1U));
    }

private:
    std::string_view raw_;
    std::size_t at_ = 0;
    std::uint32_t held_ = 0;
    int bits_ = 0;
};

Decoded lzw(std::string_view raw, bool early) {
    struct Entry {
        int before;
        Byte last;
        std::uint16_t length;
    };
    Decoded out;
    std::vector<Entry> table;
    auto const reset = [&table] {
        table.clear();
        for (int i = 0; i < 258; ++i) table.push_back({-1, static_cast<Byte>(i & 0xFF), 1});
    };
    reset();
    LzwReader reader(raw);
    int width = 9;
    int previous = -1;
    std::string word;
    auto const spell = [&](int code) {
        word.clear();
        for (int at = code; at >= 0; at = table[static_cast<std::size_t>(at)].before) {
            word += static_cast<char>(table[static_cast<std::size_t>(at)].last);
        }
        std::reverse(word.begin(), word.end());
    };
    while (out.bytes.size() <= largest_stream) {
        int const code = reader.next(width);
        if (code < 0 || code == 257) return out;
        if (code == 256) {
            reset();
            width = 9;
            previous = -1;
            continue;
        }
        if (code > static_cast<int>(table.size()) || (previous < 0 && code > 255)) {
            out.damaged = true;
            return out;
        }
        if (code == static_cast<int>(table.size())) {
            spell(previous);
            word += word[0];
        } else {
            spell(code);
        }
        out.bytes += word;
        if (previous >= 0 && table.size() < 4096) {
            auto const length = static_cast<std::uint16_t>(table[static_cast<std::size_t>(previous)].length + 1);
            table.push_back({previous, static_cast<Byte>(word[0]), length});
        }
        previous = code;
        auto const filled = table.size() + (early ? 1U : 0U);
        width = filled >= 2048 ? 12 : filled >= 1024 ? 11 : filled >= 512 ? 10 : 9;
    }
    out.too_large = true;
    return out;
}

int paeth(int left, int up, int corner) {
    int const guess = left + up - corner;
    int const a = std::abs(guess - left);
    int const b = std::abs(guess - up);
    int const c = std::abs(guess - corner);
    if (a <= b && a <= c) return left;
    return b <= c ? up : corner;
}

std::string undo_png_rows(std::string const& in, std::size_t row, std::size_t step) {
    std::string out;
    out.reserve(in.size());
    std::string above(row, '\0');
    for (std::size_t at = 0; at + 1 < in.size(); at += row + 1) {
        int const kind = in[at];
        std::string line = in.substr(at + 1, row);
        for (std::size_t i = 0; i < line.size(); ++i) {
            int const left = i >= step ? static_cast<Byte>(line[i - step]) : 0;
            int const up = static_cast<Byte>(above[i]);
            int const corner = i >= step ? static_cast<Byte>(above[i - step]) : 0;
            int add = 0;
            if (kind == 1) add = left;
            if (kind == 2) add = up;
            if (kind == 3) add = (left + up) / 2;
            if (kind == 4) add = paeth(left, up, corner);
            line[i] = static_cast<char>(static_cast<Byte>(static_cast<Byte>(line[i]) + add));
        }
        out += line;
        line.resize(row, '\0');
        above = std::move(line);
    }
    return out;
}

void undo_predictor(std::string& bytes, Value const& parameters) {
    int const predictor = parameters.has("Predictor") ? parameters["Predictor"].integer() : 1;
    if (predictor < 2) return;
    auto const positive = [&](char const* key, int otherwise) {
        int const value = parameters.has(key) ? parameters[key].integer() : otherwise;
        return static_cast<std::size_t>(std::clamp(value, 1, 1 << 16));
    };
    std::size_t const colours = std::min<std::size_t>(positive("Colors", 1), 64);
    std::size_t const depth = std::min<std::size_t>(positive("BitsPerComponent", 8), 16);
    std::size_t const row = (positive("Columns", 1) * colours * depth + 7) / 8;
    std::size_t const step = std::max<std::size_t>(1, colours * depth / 8);
    if (predictor >= 10) {
        bytes = undo_png_rows(bytes, row, step);
    } else if (depth == 8) {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            if (at % row < step) continue;
            bytes[at] = static_cast<char>(static_cast<Byte>(bytes[at]) + static_cast<Byte>(bytes[at - step]));
        }
    }
}

Decoded undo_one(std::string_view raw, Filter const& filter) {
    std::string const& name = filter.name;
    if (name == "FlateDecode" || name == "Fl") {
        Decoded out = inflate_bytes(raw, true);
        undo_predictor(out.bytes, filter.parameters);
        return out;
    }
    if (name == "LZWDecode" || name == "LZW") {
        Value const& early = filter.parameters["EarlyChange"];
        Decoded out = lzw(raw, early.is(Type::null) || early.integer() != 0);
        undo_predictor(out.bytes, filter.parameters);
        return out;
    }
    if (name == "ASCIIHexDecode" || name == "AHx") return ascii_hex(raw);
    if (name == "ASCII85Decode" || name == "A85") return ascii_85(raw);
    if (name == "RunLengthDecode" || name == "RL") return run_length(raw);
    Decoded out;
    out.bytes = raw;
    if (name != "Crypt") out.stopped_at = name;
    return out;
}

}  // namespace

Decoded inflate_bytes(std::string_view raw, bool wrapped, std::size_t bound) {
    Decoded out;
    z_stream stream{};
    if (inflateInit2(&stream, wrapped ? MAX_WBITS : -MAX_WBITS) != Z_OK) {
        out.damaged = true;
        return out;
    }
    std::unique_ptr<z_stream, int (*)(z_stream*)> const owner(&stream, inflateEnd);
    // zlib reads through a pointer that is not const and does not write through it.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(raw.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(raw.size(), 0xFFFFFFFFU));
    out.bytes.resize(std::max<std::size_t>(4096, std::min(raw.size() * 4, bound)));
    std::size_t written = 0;
    int result = Z_OK;
    while (result == Z_OK) {
        if (written == out.bytes.size()) {
            if (written >= bound) {
                out.too_large = true;
                break;
            }
            out.bytes.resize(std::min(bound, written * 2));
        }
        stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + written);
        std::size_t const room = std::min<std::size_t>(out.bytes.size() - written, 1U << 30U);
        stream.avail_out = static_cast<uInt>(room);
        result = inflate(&stream, Z_NO_FLUSH);
        written += room - stream.avail_out;
    }
    out.bytes.resize(written);
    if (result != Z_STREAM_END && !out.too_large) out.damaged = true;
    if (result == Z_STREAM_END && stream.avail_in > 0) out.trailing = raw.substr(raw.size() - stream.avail_in);
    return out;
}

Decoded undo(std::string_view raw, std::vector<Filter> const& filters) {
    Decoded result;
    result.bytes = raw;
    std::size_t count = 0;
    for (Filter const& filter : filters) {
        if (++count > 8) {  // nobody needs more, and each may unpack to the bound
            result.stopped_at = filter.name;
            return result;
        }
        Decoded next = undo_one(result.bytes, filter);
        next.damaged = next.damaged || result.damaged;
        next.too_large = next.too_large || result.too_large;
        next.trailing = result.trailing + next.trailing;
        result = std::move(next);
        if (!result.stopped_at.empty()) return result;
    }
    return result;
}

}  // namespace dhrdoc::xray
