// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** Reads addresses of e-mail: one each, with a domain, and with nothing that could end the header it stands in. */
final class EmailAddress {

    /** With its name: what surely fits on the line of a header. */
    private static final int MAX_LENGTH = 512;

    private EmailAddress() {}

    /**
     * The address, with its domain in ASCII.
     *
     * @param whose for the message
     * @throws UnsendableException if it is none
     */
    static InternetAddress parse(String text, String whose) {
        String wrong = whose + " address is not a single valid one.";
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new UnsendableException(wrong);
        }
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (address.isGroup() || address.getAddress().startsWith("@")) {
                throw new UnsendableException(wrong);
            }
            address.setAddress(asciiDomain(address.getAddress()));
            address.validate();
            String name = address.getPersonal();
            if (name != null && name.chars().anyMatch(Character::isISOControl)) {
                // It came encoded, and some reader may decode it before looking for headers.
                throw new UnsendableException(wrong);
            }
            address.setPersonal(name, StandardCharsets.UTF_8.name());
            return address;
        } catch (AddressException | UnsupportedEncodingException | IllegalArgumentException e) {
            throw new UnsendableException(wrong, e);
        }
    }

    private static String asciiDomain(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        return domain.startsWith("[") ? address : address.substring(0, at + 1) + IDN.toASCII(domain);
    }

    static boolean isAscii(InternetAddress address) {
        return address.getAddress().chars().allMatch(c -> c < 0x80);
    }

    static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
