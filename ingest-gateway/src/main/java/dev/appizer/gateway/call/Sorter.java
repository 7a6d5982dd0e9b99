// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.Field;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Ids;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.gateway.message.ScannedMessage;
import dev.appizer.gateway.rules.MessageRules;
import dev.appizer.schemas.CallType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts the messages of one call by the rules. */
final class Sorter {

    private final MessageRules rules;
    private final Endpoint endpoint;
    private final Field inheritedSentAt;
    private final List<Message> taken = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    Sorter(MessageRules rules, Endpoint endpoint, Field inheritedSentAt) {
        this.rules = rules;
        this.endpoint = endpoint;
        this.inheritedSentAt = inheritedSentAt;
    }

    void sort(ScannedMessage scanned) {
        CallType type = endpoint.type() != null ? endpoint.type() : ownType(scanned);
        Rejection why = rules.judge(new Candidate(scanned, type));
        if (why != null) {
            rejected.add(new Rejected(scanned.index(), why));
        } else if (type != null) {
            taken.add(message(scanned, type));
        }
    }

    List<Message> taken() {
        return List.copyOf(taken);
    }

    List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    private static @Nullable CallType ownType(ScannedMessage scanned) {
        Field type = scanned.field(FieldName.TYPE);
        return type.kind() == Field.Kind.STRING ? Endpoint.typeNamed(type.text()) : null;
    }

    private Message message(ScannedMessage scanned, CallType type) {
        String sentAt = scanned.field(FieldName.SENT_AT).scalar();
        return new Message(
                scanned.index(),
                scanned.offset(),
                scanned.length(),
                type,
                Ids.text(scanned.field(FieldName.MESSAGE_ID)),
                Ids.text(scanned.field(FieldName.USER_ID)),
                Ids.text(scanned.field(FieldName.ANONYMOUS_ID)),
                type == CallType.ALIAS ? Ids.text(scanned.field(FieldName.PREVIOUS_ID)) : null,
                sentAt != null ? sentAt : inheritedSentAt.scalar());
    }
}
