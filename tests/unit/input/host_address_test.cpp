#include "khabar/input/web/host_address.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <gtest/gtest.h>

namespace khabar::input {
namespace {

std::string_view use(const std::string& address) {
    std::array<std::uint8_t, 16> bytes{};
    const bool v6 = address.find(':') != std::string::npos;
    if (inet_pton(v6 ? AF_INET6 : AF_INET, address.c_str(), bytes.data()) != 1) {
        return "not an address: mend the test";
    }
    return set_apart_for(std::span(bytes).first(v6 ? 16 : 4));
}

TEST(HostAddress, Uses) {
    const std::vector<std::pair<std::string, std::string_view>> cases{
        {"0.0.0.0", "this network"},
        {"0.255.255.255", "this network"},
        {"1.0.0.0", ""},
        {"9.255.255.255", ""},
        {"10.0.0.0", "private network"},
        {"10.255.255.255", "private network"},
        {"11.0.0.0", ""},
        {"100.63.255.255", ""},
        {"100.64.0.0", "shared by a carrier's customers"},
        {"100.127.255.255", "shared by a carrier's customers"},
        {"100.128.0.0", ""},
        {"126.255.255.255", ""},
        {"127.0.0.1", "loopback"},
        {"127.255.255.254", "loopback"},
        {"128.0.0.0", ""},
        {"169.253.255.255", ""},
        {"169.254.169.254", "link-local"},
        {"169.255.0.0", ""},
        {"172.15.255.255", ""},
        {"172.16.0.0", "private network"},
        {"172.31.255.255", "private network"},
        {"172.32.0.0", ""},
        {"192.0.0.8", "protocols"},
        {"192.0.1.0", ""},
        {"192.0.2.1", "documentation"},
        {"192.88.99.1", "relays of 6to4"},
        {"192.167.255.255", ""},
        {"192.168.0.1", "private network"},
        {"192.169.0.0", ""},
        {"198.17.255.255", ""},
        {"198.18.0.0", "measurements"},
        {"198.19.255.255", "measurements"},
        {"198.20.0.0", ""},
        {"198.51.100.1", "documentation"},
        {"203.0.113.1", "documentation"},
        {"203.0.114.1", ""},
        {"223.255.255.255", ""},
        {"224.0.0.1", "multicast"},
        {"239.255.255.255", "multicast"},
        {"240.0.0.0", "no use yet"},
        {"255.255.255.254", "no use yet"},
        {"255.255.255.255", "broadcast"},
        {"::", "this network"},
        {"::1", "loopback"},
        {"::2", "no use yet"},
        {"::127.0.0.1", "no use yet"},
        {"::ffff:127.0.0.1", "IPv4 inside IPv6"},
        {"::ffff:8.8.8.8", "IPv4 inside IPv6"},
        {"64:ff9b::10.1.2.3", "private network"},
        {"64:ff9b::169.254.169.254", "link-local"},
        {"64:ff9b::8.8.8.8", ""},
        {"64:ff9b:1::8.8.8.8", "no use yet"},
        {"100::1", "no use yet"},
        {"1fff:ffff::", "no use yet"},
        {"2000::", ""},
        {"2001::1", "protocols"},
        {"2001:1ff::1", "protocols"},
        {"2001:200::1", ""},
        {"2001:db8::1", "documentation"},
        {"2001:db9::1", ""},
        {"2002:7f00:1::", "6to4"},
        {"2003::1", ""},
        {"2606:4700::1111", ""},
        {"3ffe::1", ""},
        {"3fff::1", "documentation"},
        {"3fff:1000::1", ""},
        {"4000::1", "no use yet"},
        {"9000::1", "no use yet"},
        {"fbff::1", "no use yet"},
        {"fc00::1", "private network"},
        {"fdff::1", "private network"},
        {"fe00::1", "no use yet"},
        {"fe80::1", "link-local"},
        {"febf::1", "link-local"},
        {"fec0::1", "site-local"},
        {"ff02::1", "multicast"},
    };
    for (const auto& [address, wanted] : cases) {
        EXPECT_EQ(use(address), wanted) << address;
    }
}

TEST(HostAddress, OtherFamiliesAreSetApart) {
    const std::array<std::uint8_t, 20> bytes{8, 8, 8, 8};
    for (const std::size_t size : {0u, 1u, 5u, 15u, 20u}) {
        EXPECT_EQ(set_apart_for(std::span(bytes).first(size)), "no internet address") << size;
    }
}

}  // namespace
}  // namespace khabar::input
