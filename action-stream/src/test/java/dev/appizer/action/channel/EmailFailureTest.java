// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static dev.appizer.action.channel.Emails.PASSWORD;
import static dev.appizer.action.channel.Emails.channel;
import static dev.appizer.action.channel.Emails.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Postponed;
import dev.appizer.action.channel.Outcome.Refused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailFailureTest {

    private static final Email EMAIL = Emails.to("anna@example.com");

    private ScriptedSmtp server = new ScriptedSmtp();
    private final EmailChannel channel = channel(server.port());

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HI,554 no service here,Failed",
        "HI,421 later,Failed",
        "HI,hang,Failed",
        "HI,drop,Failed",
        "EHLO,drop,Failed",
        "AUTH,454 later,Failed",
        "AUTH,535 no,Failed",
        "AUTH,drop,Failed",
        "AUTH,hang,Failed",
        "MAIL,421 later,Failed",
        "MAIL,451 later,Failed",
        "MAIL,530 log in first,Failed",
        "MAIL,550 no such sender,Refused",
        "MAIL,hang,Failed",
        "RCPT,450 later,Failed",
        "RCPT,452 full,Failed",
        "RCPT,503 what,Failed",
        "RCPT,550 no such user,Refused",
        "RCPT,553 not a name,Refused",
        "RCPT,drop,Failed",
        "DATA,451 later,Failed",
        "DATA,554 no valid recipients,Refused",
        "DATA,hang,Failed",
        ".,451 greylisted,Failed",
        ".,552 too large,Refused",
        ".,554 spam,Refused",
        ".,hang,Failed",
        ".,drop,Failed",
        ".,nonsense,Failed"
    })
    void tellsWhatEachAnswerMeans(String verb, String answer, String outcome) throws Exception {
        server.answer(verb, answer);

        Outcome first = send(channel, "n-1", EMAIL);
        server.answer(verb, healthy(verb));

        assertThat(first.getClass().getSimpleName()).as("%s", first).isEqualTo(outcome);
        assertThat(send(channel, "n-1", EMAIL)).isEqualTo(new Delivered());
    }

    private static String healthy(String verb) {
        return switch (verb) {
            case "HI" -> "220 here";
            case "EHLO" -> "250-here\r\n250 AUTH PLAIN LOGIN";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            default -> "250 fine";
        };
    }

    @Test
    void reasonsSayWhatTheServerSaidInOneShortLineWithoutThePassword() throws Exception {
        server.answer("RCPT", "550-5.1.1 " + PASSWORD + " no\u0007\r\n550 " + "x".repeat(500));

        assertThat(send(channel, "n", EMAIL)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.why()).startsWith("The server answered: 550").hasSizeLessThan(230);
            assertThat(refused.why()).doesNotContain(PASSWORD).doesNotContainPattern("\\p{Cc}");
        });
    }

    @Test
    void usesAConnectionForSeveral() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(send(channel, "n-" + i, EMAIL)).isEqualTo(new Delivered());
        }
        server.answer("RCPT", "550 no");
        send(channel, "n-5", EMAIL);
        server.answer("RCPT", "250 fine");
        assertThat(send(channel, "n-6", EMAIL)).isEqualTo(new Delivered());

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void goesOnWhenTheServerDiedAndCameBack() throws Exception {
        assertThat(send(channel, "n-1", EMAIL)).isEqualTo(new Delivered());
        int port = server.port();
        server.close();
        assertThat(send(channel, "n-2", EMAIL)).isInstanceOf(Failed.class);
        server = new ScriptedSmtp(port, Optional.empty(), false);

        assertThat(send(channel, "n-2", EMAIL)).isEqualTo(new Delivered());
    }

    @Test
    void waitsNeitherForRoomNorToClose() {
        server.answer(".", ScriptedSmtp.HANG);
        EmailChannel patient = Emails.patientChannel(server.port());

        List<CompletableFuture<Outcome>> sent = IntStream.range(0, 4)
                .mapToObj(i -> patient.send("n-" + i, EMAIL).toCompletableFuture())
                .toList();
        assertThat(sent.get(3)).isCompletedWithValueMatching(Postponed.class::isInstance);
        patient.close();

        assertThat(sent.get(0)).isNotDone();
        assertThat(sent.get(1)).isCompletedWithValueMatching(Postponed.class::isInstance);
        assertThat(sent.get(2)).isCompletedWithValueMatching(Postponed.class::isInstance);
        assertThat(patient.send("n", EMAIL).toCompletableFuture())
                .isCompletedWithValueMatching(Postponed.class::isInstance);
    }

    @Test
    void addressesBeyondAsciiNeedAServerThatKnowsThem() throws Exception {
        Email email = Emails.to("Jö <jö@bücher.example>");

        assertThat(send(channel, "n", email)).isEqualTo(new Refused("The server takes no addresses beyond ASCII."));
        server.answer("EHLO", "250-here\r\n250-SMTPUTF8\r\n250-8BITMIME\r\n250 AUTH PLAIN");
        assertThat(send(channel, "n", email)).isEqualTo(new Delivered());
        assertThat(server.commands()).contains("RCPT TO:<jö@xn--bcher-kva.example>");
        assertThat(server.commands()).anyMatch(line -> line.startsWith("MAIL FROM:") && line.contains("SMTPUTF8"));
        send(channel, "n", EMAIL);
        assertThat(server.commands().stream().filter(line -> line.contains(" SMTPUTF8")))
                .hasSize(1);
    }
}
