#include "engine/sha256.hpp"

#include <catch2/catch.hpp>

using namespace lianjian;

// FIPS 180-2, appendix B, and the NIST example values for the empty message and one million letters a.
TEST_CASE("SHA-256 of the published messages", "[sha256]") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the cut of a message into pieces makes no difference", "[sha256]") {
    const std::string message(200, 'x');
    const std::string whole = hex(sha256(message));
    for (std::size_t cut = 0; cut <= message.size(); ++cut) {
        Sha256 hash;
        hash.update(message.substr(0, cut));
        hash.update(message.substr(cut));
        CHECK(hex(hash.finish()) == whole);
    }
}

// RFC 4648, section 10.
TEST_CASE("base64 of the published texts", "[sha256]") {
    const auto of = [](std::string_view text) {
        return base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    };
    CHECK(of("") == "");
    CHECK(of("f") == "Zg==");
    CHECK(of("fo") == "Zm8=");
    CHECK(of("foo") == "Zm9v");
    CHECK(of("foob") == "Zm9vYg==");
    CHECK(of("fooba") == "Zm9vYmE=");
    CHECK(of("foobar") == "Zm9vYmFy");
}
