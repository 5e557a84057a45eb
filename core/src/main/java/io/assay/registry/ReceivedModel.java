package io.assay.registry;

/**
 * What came of a model from another store.
 *
 * @param id its name, the same as there
 * @param isNew whether it was not here yet; else nothing of it was written
 */
public record ReceivedModel(String id, boolean isNew) {}
