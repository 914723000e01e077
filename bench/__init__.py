"""Measurements: `./run bench` times each stage of the main job on the samples. It asserts no times."""
