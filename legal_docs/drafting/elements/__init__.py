"""要素式: what stands in each row of the courts' element forms."""
