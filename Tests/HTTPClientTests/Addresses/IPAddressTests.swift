import Testing

@testable import HTTPClient

/// From where addresses can be reached.
struct IPAddressTests {
    private static let scopes: [(String, AddressScope)] = [
        ("0.0.0.0", .unspecified), ("0.255.255.255", .unspecified), ("1.0.0.0", .public),
        ("9.255.255.255", .public), ("10.0.0.0", .private), ("10.255.255.255", .private), ("11.0.0.0", .public),
        ("100.63.255.255", .public), ("100.64.0.0", .private), ("100.127.255.255", .private), ("100.128.0.0", .public),
        ("126.255.255.255", .public), ("127.0.0.0", .loopback), ("127.0.0.1", .loopback), ("127.255.255.255", .loopback),
        ("128.0.0.0", .public), ("169.253.255.255", .public), ("169.254.0.0", .linkLocal), ("169.254.169.254", .linkLocal),
        ("169.255.0.0", .public), ("172.15.255.255", .public), ("172.16.0.0", .private), ("172.31.255.255", .private),
        ("172.32.0.0", .public), ("192.0.0.255", .private), ("192.0.1.0", .public), ("192.167.255.255", .public),
        ("192.168.0.0", .private), ("192.168.255.255", .private), ("192.169.0.0", .public), ("198.17.255.255", .public),
        ("198.18.0.0", .private), ("198.19.255.255", .private), ("198.20.0.0", .public), ("8.8.8.8", .public),
        ("223.255.255.255", .public), ("224.0.0.0", .multicast), ("239.255.255.255", .multicast), ("240.0.0.0", .reserved),
        ("255.255.255.255", .reserved),
        ("::", .unspecified), ("::1", .loopback), ("0:0:0:0:0:0:0:1", .loopback), ("2001:4860:4860::8888", .public),
        ("fbff::1", .public), ("fc00::", .private), ("fdff:ffff::1", .private), ("fe00::1", .public), ("fe7f::1", .public),
        ("fe80::1", .linkLocal), ("fe80::1%eth0", .linkLocal), ("febf::1", .linkLocal), ("fec0::1", .private),
        ("feff::1", .private), ("ff00::", .multicast), ("ff02::1", .multicast),
        ("::ffff:127.0.0.1", .loopback), ("::ffff:10.1.2.3", .private), ("::ffff:169.254.169.254", .linkLocal),
        ("::ffff:8.8.8.8", .public), ("::ffff:7f00:1", .loopback), ("::127.0.0.1", .loopback), ("::2", .unspecified),
        ("64:ff9b::10.0.0.1", .private), ("64:ff9b::808:808", .public), ("64:ff9b:1::1", .private),
        ("2002:7f00:1::", .loopback), ("2002:808:808::1", .public),
        ("168.63.129.15", .public), ("168.63.129.16", .platform), ("168.63.129.17", .public), ("::ffff:168.63.129.16", .platform),
        ("64:ff9b::168.63.129.16", .platform), ("100.100.100.200", .private), ("192.0.0.192", .private),
        ("fd00:ec2::254", .private),
        ("192.0.2.1", .reserved), ("192.0.3.0", .public), ("192.88.98.255", .public), ("192.88.99.1", .reserved),
        ("192.88.100.0", .public), ("198.51.99.255", .public), ("198.51.100.1", .reserved), ("198.51.101.0", .public),
        ("203.0.112.255", .public), ("203.0.113.1", .reserved), ("203.0.114.0", .public),
        ("::ffff:0:127.0.0.1", .loopback), ("::ffff:0:8.8.8.8", .public), ("::fffe:0:127.0.0.1", .public),
        ("2001::1", .reserved), ("2001:0:4136:e378:8000:63bf:3fff:fdd2", .reserved), ("2001:1ff::1", .reserved),
        ("2001:200::1", .public), ("2001:db8::1", .reserved), ("2001:db9::1", .public), ("100::1", .reserved),
        ("100:0:0:1::1", .public),
        ("3fff::1", .reserved), ("3fff:1000::1", .public), ("5f00::1", .reserved), ("5f01::1", .public),
        ("2a00:1450::5efe:10.0.0.1", .private), ("2a00:1450::200:5efe:10.0.0.1", .private), ("2a00:1450::5efe:8.8.8.8", .public),
        ("2a00:1450::100:5efe:10.0.0.1", .public), ("2002:a9fe:a9fe::1", .linkLocal), ("64:ff9b::7f00:1", .loopback),
    ]

    @Test(arguments: scopes)
    func theScopeIsThatOfTheBlock(_ text: String, _ scope: AddressScope) throws {
        #expect(try #require(IPAddress(text)).scope == scope)
    }

    @Test(arguments: ["", "localhost", "1.2.3", "1.2.3.256", "1.2.3.4.5", "[::1]", ":::", "0x7f000001", "1.2.3.4 "])
    func whatIsNoAddressIsNone(_ text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: [("127.0.0.1", "127.0.0.1"), ("0:0:0:0:0:0:0:1", "::1"), ("FE80::1%eth0", "fe80::1")])
    func theDescriptionIsTheUsualText(_ text: String, _ description: String) {
        #expect(IPAddress(text)?.description == description)
    }

    @Test(arguments: [
        ("10.1.2.3", "10.0.0.0", 8, true), ("11.1.2.3", "10.0.0.0", 8, false), ("10.1.2.3", "10.1.2.2", 31, true),
        ("10.1.2.3", "10.1.2.3", 32, true), ("1.2.3.4", "9.9.9.9", 0, true), ("1.2.3.4", "1.2.3.4", 33, false),
        ("1.2.3.4", "1.2.3.4", -1, false), ("::1", "0.0.0.0", 0, false),
    ])
    func aNetworkHasTheAddressesOfItsPrefix(_ address: String, _ network: String, _ length: Int, _ expected: Bool) throws {
        #expect(try #require(IPAddress(address)).isIn(try #require(IPAddress(network)), prefix: length) == expected)
    }
}
