package dev.caredesk.core;

import dev.caredesk.AgentId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.util.concurrent.Flow;

/** The kinds of the host's code that the SDK calls by itself: each can be made to do the same thing whenever it is called. */
enum HostCodeKind {
    DESK_LISTENER("desk listener of agent") {
        @Override
        void add(ThreadedSite site, int number, Runnable body) {
            site.desk("agent" + number).listen(signal -> body.run());
        }
    },
    EVENT_LISTENER("events") {
        @Override
        void add(ThreadedSite site, int number, Runnable body) {
            site.sdk.events().listen(site.sdk.events().latest(), event -> body.run());
        }
    },
    SUBSCRIBER("events") {
        @Override
        void add(ThreadedSite site, int number, Runnable body) {
            site.sdk.events().publisher(site.sdk.events().latest()).subscribe(new Running(body));
        }
    },
    CHANNEL("channel other") {
        @Override
        void add(ThreadedSite site, int number, Runnable body) {
            RecordingChannel other = site.other(number);
            other.behave(command -> answered(body));
            var id = other.offer(
                    "o" + number,
                    MediaType.CHAT,
                    Contact.at(ContactAddress.email("o" + number + "@example.org")),
                    site.clock.instant());
            site.sdk.desk(AgentId.of("agent" + number)).accept(id).orElseThrow();
        }
    };

    /** How health names it, at the beginning. */
    final String where;

    HostCodeKind(String where) {
        this.where = where;
    }

    /** Adds one, which runs that whenever it is called. */
    abstract void add(ThreadedSite site, int number, Runnable body);

    private static Receipt answered(Runnable body) {
        body.run();
        return Receipt.confirmed();
    }

    /** A subscriber that asks for all there is. */
    private record Running(Runnable body) implements Flow.Subscriber<Event> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Event event) {
            body.run();
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }

    /** What all of them are told of: a new offer, and an event. */
    static void happen(ThreadedSite site) {
        site.opened("luca", "stranger" + site.ids.get() + "@example.org");
    }
}
