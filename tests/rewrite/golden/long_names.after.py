import autopar
import numpy as np


def evaluate_candidate(regularization_strength, training_features, training_targets):
    identity = np.eye(training_features.shape[1])
    system = training_features.T @ training_features + regularization_strength * identity
    return np.linalg.solve(system, training_features.T @ training_targets)


@autopar.parallel_for(
    writes=["validation_errors[candidate_number]"],
    calls=["evaluate_candidate"],
    blas=True,
    releases_gil=True,
)
def _regularization_path_loop(
    chunk,
    training_features,
    training_targets,
    validation_features,
    validation_targets,
    validation_errors,
):
    for candidate_number, regularization_strength in chunk:
        coefficients = evaluate_candidate(
            regularization_strength, training_features, training_targets
        )
        residuals = validation_features @ coefficients - validation_targets
        validation_errors[candidate_number] = np.sqrt(np.mean(residuals ** 2))


def regularization_path(
    regularization_strengths, training_features, training_targets, validation_features, validation_targets
):
    validation_errors = np.zeros(len(regularization_strengths))
    _regularization_path_loop(
        enumerate(
            regularization_strengths  # from weak to strong
        ),
        training_features,
        training_targets,
        validation_features,
        validation_targets,
        validation_errors,
    )
    return validation_errors
