// Takes bytes; makes them smaller with libdeflate.
#include "write/deflate.h"

#include <new>

#include <libdeflate.h>

namespace dhrdoc::write {

namespace {

constexpr int level = 5;  // 7 makes files smaller by one part in sixty, and takes half as long again

}  // namespace

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
    if (compressor_ == nullptr) throw std::bad_alloc();
}
Deflater::~Deflater() { libdeflate_free_compressor(compressor_); }

std::string Deflater::operator()(std::string_view bytes) {
    std::string out(libdeflate_zlib_compress_bound(compressor_, bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor_, bytes.data(), bytes.size(), out.data(), out.size()));
    out.shrink_to_fit();
    return out;
}

}  // namespace dhrdoc::write
