package dev.caredesk.testkit.storage;

import dev.caredesk.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** One theme of the storage contract. Each test has a fresh storage and its scene. */
@ExtendWith(NamedFailures.class)
abstract class StorageTheme {

    final StorageSource source;

    Scene scene;

    StorageTheme(StorageSource source) {
        this.source = source;
        this.scene = new Scene(source.open(), TenantId.DEFAULT);
    }

    @AfterEach
    void closeStorage() {
        scene.storage().close();
    }
}
