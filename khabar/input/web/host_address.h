#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace khabar::input {

/// What an IP address is set apart for ("loopback", "private network" ...), so that no page of the
/// open web is to be looked for there; empty for an address of the open web.
///
/// address  4 bytes of IPv4 or 16 of IPv6, as on the wire; any other number of bytes is set apart
/// source   IANA's registries of special-purpose addresses, IPv4 and IPv6; of IPv6 only 2000::/3 is
///          given out for the open web (RFC 4291). The IPv4 address in one of NAT64 (RFC 6052) is
///          judged in its place
std::string_view set_apart_for(std::span<const std::uint8_t> address);

}  // namespace khabar::input
