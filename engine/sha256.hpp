// SHA-256 of texts and files (FIPS 180-4), and the two spellings of a digest the project writes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lianjian {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// A digest over bytes that arrive in pieces; how they are cut makes no difference. Memory: one block.
class Sha256 {
public:
    void update(std::string_view bytes);
    /// The digest of everything so far. The object is spent afterwards.
    [[nodiscard]] Sha256Digest finish();

private:
    void absorb(const unsigned char* block);

    std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> block_{};
    std::size_t filled_ = 0;    // bytes waiting in block_
    std::uint64_t length_ = 0;  // bytes seen
};

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);

/// Lower-case hexadecimal, as in manifests and source lists.
[[nodiscard]] std::string hex(std::span<const std::uint8_t> bytes);
/// Base64 with padding (RFC 4648), as in content security policies.
[[nodiscard]] std::string base64(std::span<const std::uint8_t> bytes);

}  // namespace lianjian
